namespace Storage.Http.Tests.Responses;

/// <summary>R12: a redirect with an error in it is one; a plain redirect and 304 are not.</summary>
public class R12_RedirectTests
{
    [Theory]
    [InlineData(301, "PermanentRedirect")]
    [InlineData(307, "TemporaryRedirect")]
    [InlineData(302, "NeverHeardOf")]
    public async Task With_an_error_body_it_is_an_error(int status, string code)
    {
        var body = $"<Error><Code>{code}</Code><Message>m</Message><Endpoint>bucket.s3.eu-west-1.amazonaws.com</Endpoint><Region>eu-west-1</Region></Error>";
        var exchange = Exchange.Get().Answers(status, body).With("Location", "https://elsewhere.example.com/");

        var error = await exchange.ErrorAsync();

        Assert.Equal(code, error.Code);
        Assert.Equal(StorageErrorKind.Redirect, error.Kind);
        Assert.Equal("bucket.s3.eu-west-1.amazonaws.com", error.Details["Endpoint"]);
        Assert.Equal("eu-west-1", error.Details["Region"]);
        Assert.Equal(status, (int)exchange.Response.StatusCode);
        Assert.False(error.IsEmbedded);
        Assert.Equal(body, await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task With_a_known_code_or_a_request_id_in_JSON_it_is_an_error()
    {
        Assert.Equal(StorageErrorKind.Redirect, (await Exchange.Get().Answers(301, """{"code":"odd","message":"m","request_id":"1"}""").ErrorAsync()).Kind);
        Assert.NotNull(await Exchange.Get().Answers(301, """{"code":"internal_error"}""").ReadAsync());
    }

    [Theory]
    [InlineData(301, "<html><body>Moved</body></html>")]
    [InlineData(302, "Found")]
    [InlineData(302, null)]
    [InlineData(303, "")]
    [InlineData(307, """{"code":307,"message":"Temporary Redirect"}""")]
    [InlineData(308, """{"location":"elsewhere"}""")]
    [InlineData(300, "<Options/>")]
    public async Task Without_one_it_is_none(int status, string? body)
    {
        var exchange = Exchange.Get().Answers(status, body).With("Location", "https://elsewhere.example.com/");

        Assert.Null(await exchange.ReadAsync());
        Assert.Null(exchange.Response.GetStorageError());
        Assert.Equal(body ?? "", await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task Not_modified_is_none_whatever_it_holds()
    {
        var exchange = Exchange.Get().Answers(304, "<Error><Code>NotModified</Code></Error>");

        Assert.False(exchange.NeedsReading());
        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(0, exchange.Body!.Reads);
    }

    [Fact]
    public void A_redirected_HEAD_is_none() => Assert.False(Exchange.Head().Answers(301).NeedsReading());
}
