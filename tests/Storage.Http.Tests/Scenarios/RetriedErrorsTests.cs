using System.Net;
using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Errors worth another try: one is enough for the caller never to see it, whether the store is named in the options or recognised.</summary>
public class RetriedErrorsTests
{
    const string Copy = $"/{StorageEmulator.DefaultBucket}/key";

    static readonly byte[] Object = Encoding.ASCII.GetBytes("the bytes of the object");

    public static TheoryData<string, string, string, StorageErrorKind, int, int, bool> Errors
    {
        get
        {
            var data = new TheoryData<string, string, string, StorageErrorKind, int, int, bool>();
            foreach (var isGiven in (bool[])[true, false])
            {
                data.Add("TencentCos", "SlowDown", "SlowDown", StorageErrorKind.Throttling, 503, 1000, isGiven);
                data.Add("TencentCos", "ServiceUnavailable", "ServiceUnavailable", StorageErrorKind.Transient, 503, 200, isGiven);
                data.Add("TencentCos", "KmsFreqControl; retry-after=3", "KmsFreqControl", StorageErrorKind.Throttling, 503, 3020, isGiven);
                data.Add("TencentCos", "KmsInternalException", "KmsInternalException", StorageErrorKind.Transient, 500, 500, isGiven);
                data.Add("TencentCos", "RequestTimeout", "RequestTimeout", StorageErrorKind.Timeout, 400, 100, isGiven);
                data.Add("TencentCi", "-29214; header=x-ci-request-id: NTQw", "-29214", StorageErrorKind.Throttling, 503, 1000, isGiven);
                data.Add("AlibabaOss", "MetaOperationQpsLimitExceeded; header=x-oss-qos-delay-time: 4000", "MetaOperationQpsLimitExceeded", StorageErrorKind.Throttling, 503, 4020, isGiven);
                data.Add("AlibabaOss", "MetaOperationQpsLimitExceeded; header=x-oss-qos-delay-time: 40", "MetaOperationQpsLimitExceeded", StorageErrorKind.Throttling, 503, 3000, isGiven);
                data.Add("AlibabaOss", "ServiceUnavailable", "ServiceUnavailable", StorageErrorKind.Transient, 503, 500, isGiven);
                data.Add("TencentCoffer", "DataSynchronization", "DataSynchronization", StorageErrorKind.Conflict, 409, 2000, isGiven);
                data.Add("TencentCoffer", "InternalError", "InternalError", StorageErrorKind.Transient, 500, 200, isGiven);
                data.Add("QingStor", "service_unavailable", "service_unavailable", StorageErrorKind.Transient, 503, 500, isGiven);
                data.Add("QingStor", "max_requests_exceeded", "max_requests_exceeded", StorageErrorKind.Throttling, 400, 2000, isGiven);
                data.Add("S3", "SlowDown", "SlowDown", StorageErrorKind.Throttling, 503, 1000, isGiven);
                data.Add("S3", "SlowDown; status=429; header=x-amz-retry-after: 2500", "SlowDown", StorageErrorKind.Throttling, 429, 2520, isGiven);
                data.Add("S3", "ServiceUnavailable", "ServiceUnavailable", StorageErrorKind.Transient, 503, 200, isGiven);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_read_meets_the_error_once_and_the_caller_gets_the_object(string store, string fault, string code, StorageErrorKind kind, int status, int delay, bool isGiven)
    {
        await using var session = await HandledSession.StartAsync(store, options => options.Provider = isGiven ? BuiltInProviders.Find(store) : null);
        session.Stage.Emulator.Objects.Put(session.Stage.Provider, "key", Object);
        session.Faults.Next(Fault.Parse(fault));

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Object, await response.Content.ReadAsByteArrayAsync());
        Assert.Null(response.GetStorageError());
        var first = response.GetStorageAttempts()[0];
        Assert.Equal((store, code, kind), (first.Error!.Provider?.Name, first.Error.Code, first.Error.Kind));
        Assert.Equal((status, status, false), ((int)first.Error.StatusCode!, (int)first.Error.WireStatusCode!, first.Error.IsEmbedded));
        Assert.Equal(TimeSpan.FromMilliseconds(delay), first.Delay);
        Assert.Equal([first.Delay], session.Time.Delays);
        Assert.Equal(2, response.GetStorageAttempts().Count);
        Assert.Equal(StorageRetryReason.Succeeded, response.GetStorageAttempts()[1].Reason);
        Assert.Equal(["GET", "GET"], session.Received.Select(request => request.Method));
        Assert.Equal(session.Received[0].Path, session.Received[1].Path);
    }

    [Theory]
    [InlineData("TencentCos", "SlowDown")]
    [InlineData("AlibabaOss", "ServiceUnavailable")]
    [InlineData("TencentCoffer", "DataSynchronization")]
    [InlineData("QingStor", "internal_error")]
    [InlineData("S3", "SlowDown")]
    public async Task An_error_that_stays_comes_after_all_attempts_with_the_ids_of_each(string store, string code)
    {
        await using var session = await HandledSession.StartAsync(store);
        session.Faults.Next(Fault.Error(code)).Always();

        using var response = await session.SendAsync(HttpMethod.Delete, "key");

        Assert.Equal(4, session.Received.Count);
        Assert.Equal(session.Received.Select(request => request.RequestId), response.GetStorageAttempts().Select(attempt => attempt.Error!.RequestId));
        Assert.Equal([0, 1, 2, 3], response.GetStorageAttempts().Select(attempt => attempt.Number));
        Assert.Equal("GiveUp: AttemptsExhausted", response.Story()[^1]);
        Assert.Equal(session.Received[3].RequestId, response.GetStorageError()!.RequestId);
        Assert.Contains(session.Received[3].RequestId, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, session.Time.Delays.Count);
        var failure = Assert.Throws<StorageException>(response.EnsureStorageSuccess);
        Assert.Equal(4, failure.Attempts.Count);
    }

    [Theory]
    [InlineData("fetch_throttled", "Retry: Throttled", 2)]
    [InlineData("upstream_failed", "Retry: UpstreamFailed", 2)]
    [InlineData("fetch_in_process", "GiveUp: NotRetryable", 1)]
    public async Task QingStors_fetch_is_asked_for_again_unless_it_is_already_running(string code, string first, int requests)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.QingStor);
        session.Stage.Emulator.Objects.Put(StorageProvider.QingStor, "key", Object);
        session.Faults.Next(Fault.Error(code));
        var source = new Uri(session.Client.Http.BaseAddress!, "key").ToString();

        using var response = await session.SendAsync(HttpMethod.Put, "target", null, ("x-qs-fetch-source", source));

        Assert.Equal(first, response.Story()[0]);
        Assert.Equal(requests, session.Received.Count);
        Assert.Equal(requests == 2, response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(requests == 2, session.Stage.Stored("target") is not null);
    }

    [Theory]
    [InlineData("x-qs-move-source", "internal_error", "GiveUp: NotIdempotent", 1)]
    [InlineData("x-qs-move-source", "max_requests_exceeded", "Retry: Throttled", 2)]
    [InlineData("x-qs-copy-source", "internal_error", "Retry: TransientFault", 2)]
    public async Task A_move_is_repeated_only_when_it_was_refused_a_copy_always(string header, string code, string first, int requests)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.QingStor);
        session.Stage.Emulator.Objects.Put(StorageProvider.QingStor, "key", Object);
        session.Faults.Next(Fault.Error(code));

        using var response = await session.SendAsync(HttpMethod.Put, "target", null, (header, Copy));

        Assert.Equal(first, response.Story()[0]);
        Assert.Equal(requests, session.Received.Count);
        Assert.Equal(requests == 2, session.Stage.Stored("target") is not null);
    }
}
