namespace Storage.Http.Tests.Responses;

/// <summary>R8: a hidden failure shows in the status; a part that failed does not.</summary>
public class R08_EmbeddedErrorsSurfaceTests
{
    static readonly StorageProvider Store = new("Own", provider =>
    [
        new(provider, "Own", "Twice", StorageErrorKind.InvalidState, "d", "a", System.Net.HttpStatusCode.Forbidden),
        new(provider, "Own", "Twice", StorageErrorKind.InvalidState, "d", "a", System.Net.HttpStatusCode.Conflict),
        new(provider, "Own", "Anywhere", StorageErrorKind.Throttling, "d", "a"),
        new(provider, "Own", "Stored", StorageErrorKind.PartialFailure, "d", "a", System.Net.HttpStatusCode.NonAuthoritativeInformation),
    ])
    { Relatives = [StorageProvider.S3] };

    [Theory]
    [InlineData("NoSuchKey", 404, StorageErrorKind.NotFound)]
    [InlineData("SlowDown", 503, StorageErrorKind.Throttling)]
    [InlineData("Twice", 403, StorageErrorKind.InvalidState)]
    [InlineData("Anywhere", 500, StorageErrorKind.Throttling)]
    [InlineData("Stored", 500, StorageErrorKind.PartialFailure)]
    [InlineData("NeverHeardOf", 500, StorageErrorKind.Transient)]
    [InlineData("PermanentRedirect", 500, StorageErrorKind.Redirect)]
    public async Task The_rows_status_shows_when_it_is_one_of_failure_else_500(string code, int status, StorageErrorKind kind)
    {
        var exchange = Exchange.Copy().By(Store).Answers(200, $"<Error><Code>{code}</Code></Error>");

        var error = await exchange.ErrorAsync();

        Assert.Equal(status, (int)exchange.Response.StatusCode);
        Assert.Equal(status, (int?)error.StatusCode);
        Assert.Equal(200, (int?)error.WireStatusCode);
        Assert.Equal(kind, error.Kind);
        Assert.True(error.IsEmbedded);
        Assert.False(exchange.Response.IsSuccessStatusCode);
        Assert.NotEqual("As it came", exchange.Response.ReasonPhrase);
        Assert.Throws<HttpRequestException>(exchange.Response.EnsureSuccessStatusCode);
    }

    [Fact]
    public async Task An_error_without_a_code_is_an_error()
    {
        var exchange = Exchange.Copy().Answers(200, "<Error/>");

        var error = await exchange.ErrorAsync();

        Assert.Null(error.Code);
        Assert.Equal(500, (int)exchange.Response.StatusCode);
        Assert.Equal(StorageErrorKind.Transient, error.Kind);
    }

    [Fact]
    public async Task Switched_off_the_answer_keeps_its_status_and_the_verdict_is_the_same()
    {
        var exchange = Exchange.Copy().Answers(200, "<Error><Code>SlowDown</Code></Error>");
        exchange.Limits = exchange.Limits with { SurfaceEmbeddedErrors = false };

        var error = await exchange.ErrorAsync();

        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal("As it came", exchange.Response.ReasonPhrase);
        Assert.Equal(503, (int?)error.StatusCode);
        Assert.Same(error, exchange.Response.GetStorageError());
    }

    [Fact]
    public async Task The_verdict_hangs_on_the_answer_and_is_not_worked_out_twice()
    {
        var exchange = Exchange.Copy().Answers(200, "<Error><Code>SlowDown</Code></Error>");

        var error = await exchange.ErrorAsync();
        var content = exchange.Response.Content;
        var again = await exchange.ErrorAsync();

        Assert.Same(error, again);
        Assert.Same(error, exchange.Response.GetStorageError());
        Assert.Same(content, exchange.Response.Content);
        Assert.True(again.IsEmbedded);
    }

    [Fact]
    public async Task A_failed_callback_of_OSS_is_told_and_the_object_is_stored()
    {
        foreach (var request in new[] { Exchange.Put(), Exchange.Complete() })
        {
            var exchange = request.By(StorageProvider.AlibabaOss).Asking("x-oss-callback", "e30=")
                .Answers(203, "<Error><Code>CallbackFailed</Code><Message>Error status : 502.</Message><RequestId>5</RequestId></Error>");

            var error = await exchange.ErrorAsync();

            Assert.Equal("CallbackFailed", error.Code);
            Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
            Assert.True(error.IsEmbedded);
            Assert.Equal(203, (int?)error.StatusCode);
            Assert.Equal(203, (int)exchange.Response.StatusCode);
            Assert.Equal("As it came", exchange.Response.ReasonPhrase);
        }
    }

    [Theory]
    [InlineData("NeverHeardOf", 203, StorageErrorKind.PartialFailure)]
    [InlineData("Stored", 203, StorageErrorKind.PartialFailure)]
    [InlineData("SlowDown", 503, StorageErrorKind.Throttling)]
    public async Task Under_203_an_unknown_code_is_the_callbacks_and_a_known_failure_is_a_failure(string code, int status, StorageErrorKind kind)
    {
        var exchange = Exchange.Put().By(Store).Answers(203, $"<Error><Code>{code}</Code></Error>");

        Assert.Equal(kind, (await exchange.ErrorAsync()).Kind);
        Assert.Equal(status, (int)exchange.Response.StatusCode);
    }

    [Fact]
    public async Task A_processing_step_that_failed_in_a_good_upload_is_an_item()
    {
        const string Body = """
            <?xml version='1.0' encoding='utf-8' ?>
            <UploadResult><OriginalInfo><Key>o.jpg</Key><ETag>"1"</ETag></OriginalInfo><ProcessResults>
            <Object><Key>good.jpg</Key><Location>l</Location><CodeStatus>0</CodeStatus></Object>
            <Object><Key>bad.jpg</Key><Code>-60949</Code><Message>too fast</Message></Object>
            <Object><Key>odd.jpg</Key><Code>0</Code></Object>
            </ProcessResults></UploadResult>
            """;
        var exchange = Exchange.Put().By(StorageProvider.TencentCos).Asking("Pic-Operations", "{}").Answers(200, Body);

        var error = await exchange.ErrorAsync();

        var item = Assert.Single(error.Items);
        Assert.Equal("bad.jpg", item.Key);
        Assert.Equal(StorageErrorKind.Throttling, item.Kind);
        Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
        Assert.Equal(200, (int?)error.StatusCode);
        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal(Body, await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task Processing_that_went_well_is_a_success()
    {
        var exchange = Exchange.Put().By(StorageProvider.TencentCos).Asking("Pic-Operations", "{}")
            .Answers(200, "<UploadResult><ProcessResults><Object><Key>k</Key><CodeStatus>0</CodeStatus></Object></ProcessResults></UploadResult>");

        Assert.Null(await exchange.ReadAsync());
    }

    [Theory]
    [InlineData("Retry-After", "7", 7.0)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "0", 0.0)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 08:00:30 GMT", 30.0)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 07:00:00 GMT", 0.0)]
    [InlineData("Retry-After", "99999999999999999999", 365.0 * 86400)]
    [InlineData("Retry-After", "5, 10", null)]
    [InlineData("Retry-After", "12 5", null)]
    [InlineData("Retry-After", "12:30", null)]
    [InlineData("Retry-After", "Saturday, 21-Nov-26 08:00:30 GMT", 30.0)]
    [InlineData("Retry-After", "Sat Nov 21 08:00:30 2026", 30.0)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "-5", null)]
    [InlineData("Retry-After", "NaN", null)]
    [InlineData("x-oss-qos-delay-time", "1500", 1.5)]
    [InlineData("x-obs-qos-delay-time", "250", 0.25)]
    [InlineData("x-amz-retry-after", "3000", 3.0)]
    public async Task The_wait_that_the_server_asks_for_is_told(string header, string value, double? seconds)
    {
        foreach (var exchange in new[] { Exchange.Get().Answers(503), Exchange.Copy().Answers(200, "<Error><Code>SlowDown</Code></Error>") })
        {
            exchange.Limits = exchange.Limits with { TimeProvider = new FakeTimeProvider() };

            var error = await exchange.With(header, value).ErrorAsync();

            Assert.Equal(seconds, error.ServerDelay?.TotalSeconds);
        }
    }

    [Fact]
    public async Task Of_several_waits_the_longest_counts()
    {
        var error = await Exchange.Get().Answers(503).With("Retry-After", "2").With("x-oss-qos-delay-time", "2500").With("x-amz-retry-after", "1").ErrorAsync();

        Assert.Equal(TimeSpan.FromSeconds(2.5), error.ServerDelay);
    }
}
