namespace Storage.Http.Tests.Responses;

/// <summary>R7: what a delete-multiple promises, and the keys that failed in it.</summary>
public class R07_DeleteMultipleTests
{
    [Fact]
    public async Task Swifts_delete_result_of_type_text_html_is_read()
    {
        const string Body = """
            <?xml version='1.0' encoding='UTF-8'?>
            <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Error><Key>r1</Key><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error><Deleted><Key>r0</Key></Deleted><Error><Key> r &amp; 2 </Key><VersionId>v</VersionId><Code>AccessDenied</Code><Message></Message></Error><Error><Key>r3</Key><Code>Odd</Code></Error></DeleteResult>
            """;
        var exchange = Exchange.DeleteMultiple().Answers(200, Body).With("Content-Type", "text/html; charset=UTF-8");

        var error = await exchange.ErrorAsync();

        Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
        Assert.Null(error.Code);
        Assert.Equal(["r1", " r & 2 ", "r3"], error.Items.Select(item => item.Key));
        Assert.Equal([StorageErrorKind.Throttling, StorageErrorKind.Permission, StorageErrorKind.Unknown], error.Items.Select(item => item.Kind));
        Assert.Equal([null, "v", null], error.Items.Select(item => item.VersionId));
        Assert.Equal(["Please reduce your request rate.", null, null], error.Items.Select(item => item.Message));
        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal("As it came", exchange.Response.ReasonPhrase);
        Assert.Equal(Body, await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task QingStors_errors_are_items()
    {
        var exchange = Exchange.DeleteMultiple().By(StorageProvider.QingStor).Answers(200, """
            {"deleted":[{"key":"a"}],"errors":[{"key":"b","code":"permission_denied","message":"no"},{"key":"c","code":"internal_error"},"odd",[{"key":"d"}]]}
            """);

        var error = await exchange.ErrorAsync();

        Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
        Assert.Equal(["b", "c"], error.Items.Select(item => item.Key));
        Assert.Equal([StorageErrorKind.Permission, StorageErrorKind.Transient], error.Items.Select(item => item.Kind));
        Assert.Equal("no", error.Items[0].Message);
    }

    [Theory]
    [InlineData("<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>", true)]
    [InlineData("<DeleteResult/>", true)]
    [InlineData("""{"deleted":[],"errors":[]}""", true)]
    [InlineData("<DeleteResult><Deleted><Key>a</Key></Deleted>", false)]
    [InlineData("", false)]
    public async Task A_delete_result_is_whole_or_incomplete(string body, bool good)
    {
        var verdict = await Exchange.DeleteMultiple().By(StorageProvider.S3).Answers(200, body).ReadAsync();

        Assert.Equal(good ? null : StorageErrorKind.Incomplete, verdict?.Kind);
    }

    [Theory]
    [InlineData("<DeleteResult><Error><Key>a</Key><Code>AccessDenied</Code></Error><Deleted><Key>b</Key>")]
    [InlineData("""{"errors":[{"key":"a","code":"AccessDenied"}],"deleted":[{"key":"b"}""")]
    public async Task A_delete_result_that_was_cut_behind_a_failed_key_is_incomplete_for_nobody_knows_the_rest(string body)
    {
        foreach (var stream in new[] { AnswerBody.Of(body), AnswerBody.Of(body).ThenFails(new IOException("reset")) })
        {
            var exchange = Exchange.DeleteMultiple().Answers(200, stream);

            var error = await exchange.ErrorAsync();

            Assert.Equal(StorageErrorKind.Incomplete, error.Kind);
            Assert.Equal(500, (int)exchange.Response.StatusCode);
            Assert.Equal(["a"], error.Items.Select(item => item.Key));
        }
    }

    [Fact]
    public async Task The_errors_of_TOS_are_items()
    {
        // Its SDK for Go: DeleteMultiObjectsOutput has the lists Deleted and Error.
        var error = await Exchange.DeleteMultiple()
            .Answers(200, """{"Deleted":[{"Key":"a"}],"Error":[{"Code":"SlowDown","Message":"m","Key":"b","VersionId":"v"}]}""").ErrorAsync();

        var item = Assert.Single(error.Items);
        Assert.Equal(("b", "v", "SlowDown", StorageErrorKind.Throttling, "m"), (item.Key, item.VersionId, item.Code, item.Kind, item.Message));
        Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
    }

    [Fact]
    public async Task OSS_may_answer_a_quiet_delete_with_nothing()
    {
        Assert.Null(await Exchange.DeleteMultiple().By(StorageProvider.AlibabaOss).Answers(200, "").ReadAsync());
    }

    [Fact]
    public async Task What_is_longer_than_the_limit_is_never_incomplete_and_its_items_count_so_far()
    {
        var keys = string.Concat(Enumerable.Range(0, 2000).Select(i => $"<Error><Key>k{i}</Key><Code>SlowDown</Code></Error>"));
        var deletion = Exchange.DeleteMultiple().Answers(200, $"<DeleteResult>{keys}</DeleteResult>");
        var copy = Exchange.Copy("x-cos-copy-source").Answers(200, "<CopyObjectResult>" + new string(' ', 70_000) + "<ETag>1</ETag></CopyObjectResult>");

        var error = await deletion.ErrorAsync();

        Assert.InRange(error.Items.Count, 1000, 1999);
        Assert.All(error.Items, item => Assert.Equal("SlowDown", item.Code));
        Assert.EndsWith("</DeleteResult>", await deletion.CallerGetsAsync(), StringComparison.Ordinal);
        Assert.Null(await copy.ReadAsync());
        Assert.EndsWith("</CopyObjectResult>", await copy.CallerGetsAsync(), StringComparison.Ordinal);
    }
}
