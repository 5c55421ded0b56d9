using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Micro.Good;

/// <summary>The GET of an object whose answer comes after the inner handler has returned, as over a network.</summary>
[Result(HttpStatusCode.OK)]
public class GoodGetAsync
{
    readonly PendingCall _bare = new(new(StoreAnswer.S3Object), store => store, StoreRequest.GetFromS3());
    readonly PendingCall _s3 = new(new(StoreAnswer.S3Object), store => Handlers.Ours(StorageProvider.S3, store), StoreRequest.GetFromS3());
    readonly PendingCall _cos = new(new(StoreAnswer.CosObject), store => Handlers.Ours(StorageProvider.TencentCos, store), StoreRequest.GetFromCos());
    readonly PendingCall _retry = new(new(StoreAnswer.S3Object), Handlers.PollyRetry, StoreRequest.GetFromS3());
    readonly PendingCall _standard = new(new(StoreAnswer.S3Object), Handlers.PollyStandard, StoreRequest.GetFromS3());

    [Case(CaseRole.Baseline, "no handler")]
    public HttpStatusCode NoHandler() => _bare.Send();

    [Case(CaseRole.Ours, "ours, S3")]
    [Aim(AimOf.Time, 0.5, Handlers.PollyRetryName)]
    [Aim(AimOf.Bytes, 0.5, Handlers.PollyRetryName)]
    public HttpStatusCode OursForS3() => _s3.Send();

    [Case(CaseRole.Ours, "ours, COS")]
    [Aim(AimOf.Time, 0.5, Handlers.PollyRetryName)]
    [Aim(AimOf.Bytes, 0.5, Handlers.PollyRetryName)]
    public HttpStatusCode OursForCos() => _cos.Send();

    [Case(CaseRole.Peer, Handlers.PollyRetryName)]
    public HttpStatusCode PollyRetry() => _retry.Send();

    [Case(CaseRole.Peer, Handlers.PollyStandardName)]
    public HttpStatusCode PollyStandard() => _standard.Send();
}
