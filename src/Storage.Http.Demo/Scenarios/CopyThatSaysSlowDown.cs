using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class CopyThatSaysSlowDown
{
    static readonly byte[] Photo = Sample.Bytes(20_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "A copy is answered 200 OK, with the error SlowDown in the body",
        Provider = StorageProvider.TencentCos,
        Promise = "The error inside the success is found and the copy is sent again after a wait; then the object is there.",
        Run = stage =>
        {
            stage.Store("photo.jpg", Photo);
            stage.Meets(HttpMethod.Put, "/copy.jpg", Fault.Embedded("SlowDown").AfterBlanks(3, TimeSpan.FromMilliseconds(40)));
            return stage.SendAsync(HttpMethod.Put, "copy.jpg", null, ("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg"));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .ServerReceives(2)
            .StoreHolds("copy.jpg", Photo)
            .Retried(1, "SlowDown", StorageErrorKind.Throttling, StorageRetryReason.Throttled)
            .WasEmbedded(1)
            .Recovered(2),
    };
}
