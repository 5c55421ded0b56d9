using System.Net;
using BenchmarkDotNet.Attributes;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>
/// A call with one failed attempt. Ours reads it, decides, logs a line at Information, and measures; Polly's retry looks at the status or the type of the
/// exception and logs a line. Nobody waits: the delay is zero. The baseline sends the same without a handler, twice where the others do.
/// </summary>
public abstract class FailedCall : IDisposable
{
    readonly DiscardingMeters _meters = new();
    readonly CourseCall _bare;
    readonly CourseCall _ours;
    readonly CourseCall _oursWriting;
    readonly CourseCall _retry;
    readonly CourseCall _retryWriting;

    private protected FailedCall(Func<CourseStub> store)
    {
        _bare = Call(store(), inner => inner);
        _ours = Call(store(), inner => Ours(inner, writes: false));
        _oursWriting = Call(store(), inner => Ours(inner, writes: true));
        _retry = Call(store(), inner => Polly(inner, writes: false));
        _retryWriting = Call(store(), inner => Polly(inner, writes: true));
    }

    [Case(CaseRole.Baseline, "no handler")]
    public HttpStatusCode NoHandler() => _bare.SendUntilDone();

    [Case(CaseRole.Ours, "ours, line discarded")]
    [Aim(AimOf.Time, 4000)]
    [Aim(AimOf.Bytes, 2048)]
    public HttpStatusCode Ours() => _ours.Send();

    [Case(CaseRole.Ours, "ours, line made and discarded")]
    public HttpStatusCode OursWriting() => _oursWriting.Send();

    [Case(CaseRole.Peer, Handlers.PollyRetryName + ", line discarded")]
    public HttpStatusCode Retry() => _retry.Send();

    [Case(CaseRole.Peer, Handlers.PollyRetryName + ", line made and discarded")]
    public HttpStatusCode RetryWriting() => _retryWriting.Send();

    internal static StorageErrorHandlingOptions Options()
    {
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.TencentCos };
        options.Retry.MaxDelay = TimeSpan.Zero;

        // A repeat costs what the success after it brings back, so that the bucket stays full.
        options.Retry.Budget!.RetryCost = 1;
        options.Retry.Budget.TimeoutCost = 1;
        return options;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _meters.Dispose();
        GC.SuppressFinalize(this);
    }

    static CourseCall Call(CourseStub store, Func<HttpMessageHandler, HttpMessageHandler> around) => new(store, around, StoreRequest.GetFromCos);

    StorageErrorHandler Ours(HttpMessageHandler inner, bool writes) => new(Options(), new DiscardingLogger(writes), _meters) { InnerHandler = inner };

    static PollyHandler Polly(HttpMessageHandler inner, bool writes) => new(PollyPipelines.Retry(TimeSpan.Zero, new DiscardingLogger(writes))) { InnerHandler = inner };
}
