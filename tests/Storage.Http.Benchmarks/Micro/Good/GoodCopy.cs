using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Micro.Good;

/// <summary>A copy that succeeds. Its 200 may hide an error, so ours reads the body and puts it back; peers look at the status alone. The answer is made anew for each call.</summary>
[Result(HttpStatusCode.OK)]
public class GoodCopy
{
    readonly RepeatedCall _bare = new(CourseStub.Of(StoreAnswer.CosCopied), StoreRequest.CopyInCos());
    readonly RepeatedCall _cos = new(Handlers.Ours(StorageProvider.TencentCos, CourseStub.Of(StoreAnswer.CosCopied)), StoreRequest.CopyInCos());
    readonly RepeatedCall _s3 = new(Handlers.Ours(StorageProvider.S3, CourseStub.Of(StoreAnswer.S3Copied)), StoreRequest.CopyInS3());
    readonly RepeatedCall _retry = new(Handlers.PollyRetry(CourseStub.Of(StoreAnswer.CosCopied)), StoreRequest.CopyInCos());

    [Case(CaseRole.Baseline, "no handler")]
    public HttpStatusCode NoHandler() => _bare.Send();

    [Case(CaseRole.Ours, "ours, COS")]
    [Aim(AimOf.Time, 1500)]
    [Aim(AimOf.Bytes, 1024)]
    public HttpStatusCode OursForCos() => _cos.Send();

    [Case(CaseRole.Ours, "ours, S3")]
    [Aim(AimOf.Time, 1500)]
    [Aim(AimOf.Bytes, 1024)]
    public HttpStatusCode OursForS3() => _s3.Send();

    [Case(CaseRole.Peer, Handlers.PollyRetryName + ", body not read")]
    public HttpStatusCode PollyRetry() => _retry.Send();
}
