using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Micro.Good;

/// <summary>The GET of an object whose answer is there when the inner handler returns.</summary>
[Result(HttpStatusCode.OK)]
public class GoodGet
{
    static readonly StoreAnswer S3 = StoreAnswer.S3Object;
    static readonly StoreAnswer Cos = StoreAnswer.CosObject;

    readonly RepeatedCall _bare = new(new ReadyStub(S3), StoreRequest.GetFromS3());
    readonly RepeatedCall _s3 = new(Handlers.Ours(StorageProvider.S3, new ReadyStub(S3)), StoreRequest.GetFromS3());
    readonly RepeatedCall _cos = new(Handlers.Ours(StorageProvider.TencentCos, new ReadyStub(Cos)), StoreRequest.GetFromCos());
    readonly RepeatedCall _unnamed = new(Handlers.Ours(null, new ReadyStub(Cos)), StoreRequest.GetFromCos());
    readonly RepeatedCall _retry = new(Handlers.PollyRetry(new ReadyStub(S3)), StoreRequest.GetFromS3());
    readonly RepeatedCall _standard = new(Handlers.PollyStandard(new ReadyStub(S3)), StoreRequest.GetFromS3());
    readonly AzurePipeline _azure = new(new ReadyStub(S3));
    readonly AwsClient _aws = new(new ReadyStub(S3));

    [Case(CaseRole.Baseline, "no handler")]
    public HttpStatusCode NoHandler() => _bare.Send();

    [Case(CaseRole.Ours, "ours, S3")]
    [Aim(AimOf.Time, 40)]
    [Aim(AimOf.Time, 0.3, Handlers.PollyRetryName)]
    [Aim(AimOf.Bytes, 0)]
    public HttpStatusCode OursForS3() => _s3.Send();

    [Case(CaseRole.Ours, "ours, COS")]
    [Aim(AimOf.Time, 90)]
    [Aim(AimOf.Time, 0.3, Handlers.PollyRetryName)]
    [Aim(AimOf.Bytes, 0)]
    public HttpStatusCode OursForCos() => _cos.Send();

    [Case(CaseRole.Ours, "ours, store not named")]
    [Aim(AimOf.Time, 90)]
    [Aim(AimOf.Time, 0.3, Handlers.PollyRetryName)]
    [Aim(AimOf.Bytes, 0)]
    public HttpStatusCode OursUnnamed() => _unnamed.Send();

    [Case(CaseRole.Peer, Handlers.PollyRetryName)]
    public HttpStatusCode PollyRetry() => _retry.Send();

    [Case(CaseRole.Peer, Handlers.PollyStandardName)]
    public HttpStatusCode PollyStandard() => _standard.Send();

    [Case(CaseRole.Peer, "Azure.Core's pipeline")]
    public Task<HttpStatusCode> AzureCore() => _azure.GetAsync();

    [Case(CaseRole.Peer, "AWSSDK.S3")]
    public Task<HttpStatusCode> AwsSdk() => _aws.GetAsync();
}
