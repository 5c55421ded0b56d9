namespace Storage.Http.Tests.Responses;

/// <summary>R3: no text that a user wrote becomes a code.</summary>
public class R03_OnlyDirectChildrenCountTests
{
    [Theory]
    [InlineData("<Error><Details><Code>SlowDown</Code></Details><Message>m</Message></Error>")]
    [InlineData("<Error><Message>bad key <Code>SlowDown</Code> here</Message></Error>")]
    [InlineData("<Error><Message>&lt;Code&gt;SlowDown&lt;/Code&gt;</Message></Error>")]
    [InlineData("<Error><Message><![CDATA[<Code>SlowDown</Code>]]></Message></Error>")]
    [InlineData("<Error><Key><![CDATA[</Key><Code>SlowDown</Code>]]></Key></Error>")]
    [InlineData("<Error><Key a='</Key><Code>SlowDown</Code>'>k</Key></Error>")]
    [InlineData("<Error><!--<Code>SlowDown</Code>--><Message>m</Message></Error>")]
    [InlineData("<Error><Message>SlowDown</Message></Error>")]
    [InlineData("<Error Code='SlowDown'/>")]
    [InlineData("<Error/><Code>SlowDown</Code>")]
    [InlineData("<Error></Error><Code>SlowDown</Code>")]
    [InlineData("<Error><Code><b>SlowDown</b></Code></Error>")]
    [InlineData("<Code>SlowDown</Code>")]
    [InlineData("<Errors><Error><Code>SlowDown</Code></Error></Errors>")]
    [InlineData("<error><Code>SlowDown</Code></error>")]
    [InlineData("<MyError><Code>SlowDown</Code></MyError>")]
    [InlineData("""{"data":{"code":"SlowDown"}}""")]
    [InlineData("""{"message":"{\"code\":\"SlowDown\"}"}""")]
    [InlineData("""{"error":{"inner":{"code":"SlowDown"}}}""")]
    [InlineData("""{"error":{"error":{"code":"SlowDown"}}}""")]
    [InlineData("""{"errors":[{"code":"SlowDown"}]}""")]
    [InlineData("""{"error":[{"code":"SlowDown"}]}""")]
    [InlineData("""{"code":{"code":"SlowDown"}}""")]
    [InlineData("""{"code":["SlowDown"]}""")]
    [InlineData("""{"code":true}""")]
    [InlineData("""{"code":null}""")]
    [InlineData("""[{"code":"SlowDown"}]""")]
    [InlineData("SlowDown")]
    public async Task Nothing_elsewhere_is_a_code(string body)
    {
        var error = await Exchange.Get().Answers(400, body).ErrorAsync();

        Assert.Null(error.Code);
        Assert.Equal(StorageErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public async Task A_key_named_like_a_code_fools_nobody()
    {
        var copied = Exchange.Copy().Answers(200, "<CopyObjectResult><ETag>e</ETag><Key>&lt;Error&gt;SlowDown</Key></CopyObjectResult>");
        var deleted = Exchange.DeleteMultiple().Answers(200, "<DeleteResult><Deleted><Key>&lt;Error&gt;&lt;Code&gt;SlowDown</Key><Error><Code>SlowDown</Code></Error></Deleted></DeleteResult>");

        Assert.Null(await copied.ReadAsync());
        Assert.Null(await deleted.ReadAsync());
    }

    [Fact]
    public async Task A_code_behind_user_text_with_tags_is_still_found()
    {
        var error = await Exchange.Get().Answers(404, "<Error><Key>a<b>c</b>d</Key><Code>NoSuchKey</Code></Error>").ErrorAsync();

        Assert.Equal("NoSuchKey", error.Code);
        Assert.Empty(error.Details);
    }

    [Fact]
    public async Task Bare_brackets_in_a_text_are_text()
    {
        var error = await Exchange.Get().Answers(400, "<Error><Message>1 < 2 & 3 << 4</Message><Code>InvalidArgument</Code></Error>").ErrorAsync();

        Assert.Equal("1 < 2 & 3 << 4", error.Message);
        Assert.Equal("InvalidArgument", error.Code);
    }
}
