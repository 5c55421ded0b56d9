namespace Storage.Http.Tests.Responses;

/// <summary>R1: what else an error says, and what of it is never kept.</summary>
public class R01_DetailsAndSecretsTests
{
    [Fact]
    public async Task What_else_the_document_says_is_kept_as_details()
    {
        var error = await Exchange.Get().Answers(403, """
            <Error><Code>RequestTimeTooSkewed</Code><ServerTime>2026-11-21T08:00:00Z</ServerTime><Empty></Empty><Blank> </Blank><Void/>
            <MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds></Error>
            """).ErrorAsync();

        Assert.Equal(["MaxAllowedSkewMilliseconds", "ServerTime"], error.Details.Keys.Order());
        Assert.Equal("2026-11-21T08:00:00Z", error.Details["servertime"]);
    }

    [Fact]
    public async Task Details_are_bounded_in_number()
    {
        var many = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<E{i}>x</E{i}>"));

        var error = await Exchange.Get().Answers(400, $"<Error>{many}<Code>InvalidArgument</Code></Error>").ErrorAsync();

        Assert.Equal(64, error.Details.Count);
    }

    [Theory]
    [InlineData("StringToSign")]
    [InlineData("StringToSignBytes")]
    [InlineData("CanonicalRequest")]
    [InlineData("CanonicalRequestBytes")]
    [InlineData("SignatureProvided")]
    [InlineData("AWSAccessKeyId")]
    [InlineData("OSSAccessKeyId")]
    [InlineData("accesskeyid")]
    [InlineData("FormatString")]
    [InlineData("Token-0")]
    [InlineData("SecurityToken")]
    public async Task Signatures_and_credentials_are_never_kept(string element)
    {
        const string Secret = "AKIDEXAMPLESECRET";
        string[] bodies =
        [
            $"<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message><{element}>{Secret}</{element}><Kept>yes</Kept></Error>",
            $$"""{"code":"SignatureDoesNotMatch","{{element}}":"{{Secret}}","Kept":"yes"}""",
        ];
        foreach (var body in bodies)
        {
            var error = await Exchange.Get().Answers(403, body).ErrorAsync();

            Assert.Equal("SignatureDoesNotMatch", error.Code);
            Assert.Equal(["Kept"], error.Details.Keys);
            Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, new StorageException(error, []).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_of_the_users_own_names_its_own_secrets()
    {
        var store = new StorageProvider("Own") { SecretElements = ["Ticket*", "*Seal", "Exact", ""] };

        var error = await Exchange.Get().By(store)
            .Answers(400, "<Error><Code>X</Code><TicketNumber>1</TicketNumber><WaxSeal>2</WaxSeal><Exact>3</Exact><Exactly>4</Exactly></Error>")
            .ErrorAsync();

        Assert.Equal(["Exactly"], error.Details.Keys);
    }

    [Fact]
    public async Task A_content_type_that_says_otherwise_changes_nothing()
    {
        var xml = await Exchange.Get().Answers(503, "<Error><Code>SlowDown</Code></Error>").With("Content-Type", "text/html; charset=UTF-8").ErrorAsync();
        var json = await Exchange.Get().Answers(503, """{"code":"SlowDown"}""").With("Content-Type", "application/xml").ErrorAsync();

        Assert.Equal("SlowDown", xml.Code);
        Assert.Equal("SlowDown", json.Code);
    }

    [Fact]
    public async Task What_is_too_long_for_a_code_is_a_detail()
    {
        var text = new string('x', 257);

        var error = await Exchange.Get().Answers(400, $"<Error><Code>{text}</Code><Message>m</Message></Error>").ErrorAsync();

        Assert.Null(error.Code);
        Assert.Equal(text, error.Details["Code"]);
        Assert.Equal("m", error.Message);
    }

    [Fact]
    public async Task Of_two_elements_of_one_name_the_first_counts()
    {
        var xml = await Exchange.Get().Answers(400, "<Error><Code>First</Code><A>1</A><Code>Second</Code><A>2</A></Error>").ErrorAsync();
        var json = await Exchange.Get().Answers(400, """{"code":"First","a":"1","code":"Second","A":"2"}""").ErrorAsync();

        Assert.Equal("First", xml.Code);
        Assert.Equal("1", xml.Details["A"]);
        Assert.Equal("First", json.Code);
        Assert.Equal("1", json.Details["a"]);
    }

    [Fact]
    public async Task A_known_code_is_not_a_new_string()
    {
        var error = await Exchange.Get().Answers(404, "<Error><Code>NoSuchKey</Code></Error>").ErrorAsync();

        Assert.Same(error.Definition?.Code, error.Code);
    }

    [Fact]
    public async Task The_spelling_of_the_wire_stays()
    {
        var error = await Exchange.Get().By(StorageProvider.S3).Answers(404, "<Error><Code>nosuchKEY</Code></Error>").ErrorAsync();

        Assert.Equal("nosuchKEY", error.Code);
        Assert.Equal("NoSuchKey", error.Definition?.Code);
        Assert.True(error.Is("NoSuchKey"));
    }
}
