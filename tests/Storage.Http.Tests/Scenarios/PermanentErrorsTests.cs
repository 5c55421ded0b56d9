using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Errors that do not go away: one request, and the caller gets the store's own answer with the verdict beside it.</summary>
public class PermanentErrorsTests
{
    public static TheoryData<string, string, string, StorageErrorKind, int, bool> Errors
    {
        get
        {
            var data = new TheoryData<string, string, string, StorageErrorKind, int, bool>();
            foreach (var isGiven in (bool[])[true, false])
            {
                data.Add("TencentCos", "GET", "NoSuchKey", StorageErrorKind.NotFound, 404, isGiven);
                data.Add("TencentCos", "PUT", "AccessDenied", StorageErrorKind.Permission, 403, isGiven);
                data.Add("TencentCos", "GET", "RequestTimeTooSkewed", StorageErrorKind.ClockSkew, 403, isGiven);
                data.Add("TencentCi", "GET", "NoSuchKey", StorageErrorKind.NotFound, 404, isGiven);
                data.Add("AlibabaOss", "GET", "NoSuchKey", StorageErrorKind.NotFound, 404, isGiven);
                data.Add("AlibabaOss", "PUT", "AccessDenied", StorageErrorKind.Permission, 403, isGiven);
                data.Add("TencentCoffer", "GET", "ObjectNotExists", StorageErrorKind.NotFound, 404, isGiven);
                data.Add("TencentCoffer", "PUT", "PolicyCheckFailed", StorageErrorKind.Permission, 401, isGiven);
                data.Add("QingStor", "GET", "object_not_exists", StorageErrorKind.NotFound, 404, isGiven);
                data.Add("QingStor", "PUT", "permission_denied", StorageErrorKind.Permission, 403, isGiven);
                data.Add("S3", "GET", "NoSuchKey", StorageErrorKind.NotFound, 404, isGiven);
                data.Add("S3", "PUT", "AccessDenied", StorageErrorKind.Permission, 403, isGiven);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_permanent_error_is_asked_for_once_and_handed_on_as_it_came(string store, string method, string code, StorageErrorKind kind, int status, bool isGiven)
    {
        await using var session = await HandledSession.StartAsync(store, options => options.Provider = isGiven ? BuiltInProviders.Find(store) : null, storeTime: new FakeTimeProvider());
        await using var twin = await HandledSession.StartAsync(store, storeTime: new FakeTimeProvider());
        session.Faults.Next(Fault.Error(code));
        twin.Faults.Next(Fault.Error(code));

        using var plain = await twin.Stage.SendAsync(new(method), "key", ("Host", "store.test"));
        using var response = await session.SendAsync(new(method), "key", null, ("Host", "store.test"));

        TakenAnswer.AssertSame(await TakenAnswer.TakeAsync(plain), await TakenAnswer.TakeAsync(response));
        var request = Assert.Single(session.Received);
        var error = response.GetStorageError()!;
        Assert.Equal((store, code, kind, status), (error.Provider?.Name, error.Code, error.Kind, (int)error.StatusCode!));
        Assert.Equal((request.RequestId, false, false), (error.RequestId, error.IsEmbedded, error.IsTransient));
        Assert.Equal(code, error.Definition!.Code);
        Assert.Equal(error.Definition.Description, error.Message);
        Assert.Equal([kind == StorageErrorKind.ClockSkew ? "GiveUp: NotRepaired" : "GiveUp: NotRetryable"], response.Story());
        Assert.Empty(session.Time.Delays);
    }

    [Fact]
    public async Task ThrowOnError_throws_the_verdict_and_frees_the_connection()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.ThrowOnError = true);
        session.Faults.Next(Fault.Error("SlowDown"), Fault.Error("NoSuchKey"));

        var exception = await Assert.ThrowsAsync<StorageException>(() => session.SendAsync(HttpMethod.Get, "key"));
        using var put = await session.SendAsync(HttpMethod.Put, "key", new StringContent("x"));

        Assert.Equal("NoSuchKey", exception.Error.Code);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Equal(["Retry: Throttled", "GiveUp: NotRetryable"], exception.Story());
        Assert.True(put.IsSuccessStatusCode);
        Assert.Single(session.Received.Select(request => request.ConnectionId).Distinct());
    }

    [Theory]
    [InlineData("Retry-After: 61")]
    [InlineData("Retry-After: 100000000000000")]
    [InlineData("x-amz-retry-after: 60001")]
    public async Task A_wait_longer_than_the_limit_is_not_begun(string header)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        session.Faults.Next(Fault.Parse($"SlowDown; header={header}"));

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(["GiveUp: ServerDelayTooLong"], response.Story());
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Single(session.Received);
        Assert.Empty(session.Time.Delays);
    }

    [Fact]
    public async Task A_wait_until_a_date_is_counted_by_the_stores_clock()
    {
        var storeTime = new FakeTimeProvider();
        storeTime.Advance(TimeSpan.FromHours(1));
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss, storeTime: storeTime);
        session.Faults.Next(Fault.Error("ServiceUnavailable").WithRetryAfter(storeTime.GetUtcNow() + TimeSpan.FromSeconds(30)));

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("x"));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal([TimeSpan.FromSeconds(30.02)], session.Time.Delays);
    }

    [Fact]
    public async Task A_wait_that_would_end_too_late_is_not_begun()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 10);
        session.Faults.Next(Fault.Error("SlowDown").WithRetryAfter(TimeSpan.FromSeconds(29))).Always();

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(["Retry: Throttled", "Retry: Throttled", "Retry: Throttled", "GiveUp: TotalTimeExceeded"], response.Story());
        Assert.Equal(4, session.Received.Count);
    }
}
