namespace Storage.Http.Tests.Responses;

/// <summary>R5: where there is no body, headers and status decide, and no code is made up.</summary>
public class R05_HeadAndEmptyAnswersTests
{
    public static TheoryData<int, StorageErrorKind> Statuses => new()
    {
        { 400, StorageErrorKind.InvalidRequest },
        { 401, StorageErrorKind.Authentication },
        { 402, StorageErrorKind.Account },
        { 403, StorageErrorKind.Permission },
        { 404, StorageErrorKind.NotFound },
        { 405, StorageErrorKind.NotSupported },
        { 408, StorageErrorKind.Timeout },
        { 409, StorageErrorKind.InvalidState },
        { 410, StorageErrorKind.NotFound },
        { 411, StorageErrorKind.InvalidRequest },
        { 412, StorageErrorKind.Precondition },
        { 416, StorageErrorKind.InvalidRequest },
        { 424, StorageErrorKind.Upstream },
        { 429, StorageErrorKind.Throttling },
        { 451, StorageErrorKind.Account },
        { 499, StorageErrorKind.Transient },
        { 500, StorageErrorKind.Transient },
        { 501, StorageErrorKind.NotSupported },
        { 502, StorageErrorKind.Transient },
        { 503, StorageErrorKind.Transient },
        { 504, StorageErrorKind.Transient },
        { 505, StorageErrorKind.Unknown },
        { 520, StorageErrorKind.Transient },
        { 599, StorageErrorKind.Unknown },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task The_status_gives_the_kind(int status, StorageErrorKind kind)
    {
        foreach (var exchange in new[] { Exchange.Head().Answers(status), Exchange.Get().Answers(status), Exchange.Get().Answers(status, "") })
        {
            var error = await exchange.ErrorAsync();

            Assert.Equal(kind, error.Kind);
            Assert.Null(error.Code);
            Assert.Null(error.Definition);
            Assert.Equal(status, (int?)error.StatusCode);
            Assert.Equal(status, (int?)error.WireStatusCode);
            Assert.False(error.IsEmbedded);
        }
    }

    [Fact]
    public async Task The_body_of_a_HEAD_is_not_even_looked_at()
    {
        // Swift announces a chunked body for it.
        var exchange = Exchange.Head().Answers(503, AnswerBody.Of("<Error><Code>SlowDown</Code></Error>"));

        var error = await exchange.ErrorAsync();

        Assert.Null(error.Code);
        Assert.Equal(0, exchange.Body!.Reads);
    }

    [Fact]
    public async Task Header_code_and_status_decide_together()
    {
        var error = await Exchange.Head().By(StorageProvider.TencentCos).Answers(409).With("X-Cos-Error-Code", "InvalidObjectState").ErrorAsync();

        Assert.Equal(409, (int?)error.Definition?.StatusCode);
    }
}
