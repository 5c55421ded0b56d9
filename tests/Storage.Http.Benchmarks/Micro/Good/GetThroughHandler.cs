using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Micro.Good;

/// <summary>
/// The same GET where another DelegatingHandler stands inside, which may sign or change the request: ours keeps its headers to start a second attempt from. The
/// baseline is that other handler alone. Where redirects are followed, and nobody else stands inside, it is the Authorization that is kept.
/// </summary>
[Result(HttpStatusCode.OK)]
public class GetThroughHandler
{
    readonly RepeatedCall _alone = new(Inner(StoreAnswer.S3Object), StoreRequest.GetFromS3());
    readonly RepeatedCall _s3 = new(Handlers.Ours(StorageProvider.S3, Inner(StoreAnswer.S3Object)), StoreRequest.GetFromS3());
    readonly RepeatedCall _cos = new(Handlers.Ours(StorageProvider.TencentCos, Inner(StoreAnswer.CosObject)), StoreRequest.GetFromCos());
    readonly RepeatedCall _redirects = new(Handlers.Ours(StorageProvider.S3, new ReadyStub(StoreAnswer.S3Object, followsRedirects: true)), StoreRequest.GetFromS3());
    readonly RepeatedCall _retry = new(Handlers.PollyRetry(Inner(StoreAnswer.S3Object)), StoreRequest.GetFromS3());

    [Case(CaseRole.Baseline, "that handler alone")]
    public HttpStatusCode Alone() => _alone.Send();

    [Case(CaseRole.Ours, "ours, S3, three headers kept")]
    public HttpStatusCode OursForS3() => _s3.Send();

    [Case(CaseRole.Ours, "ours, COS, one header kept")]
    public HttpStatusCode OursForCos() => _cos.Send();

    [Case(CaseRole.Ours, "ours, S3, redirects followed")]
    [Aim(AimOf.Bytes, 0)]
    public HttpStatusCode OursAndRedirects() => _redirects.Send();

    [Case(CaseRole.Peer, Handlers.PollyRetryName + ", nothing kept")]
    public HttpStatusCode PollyRetry() => _retry.Send();

    static PassingHandler Inner(StoreAnswer answer) => new() { InnerHandler = new ReadyStub(answer) };
}
