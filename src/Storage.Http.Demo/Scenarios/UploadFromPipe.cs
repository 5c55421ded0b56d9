using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class UploadFromPipe
{
    static readonly byte[] Log = Sample.Bytes(40_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "An upload whose bytes come out of a pipe, readable only once, meets 503 ServiceUnavailable",
        Provider = StorageProvider.TencentCos,
        Promise = "It is not sent again with nothing in it: the caller gets the store's first error, and the reason.",
        Run = async stage =>
        {
            stage.Meets(HttpMethod.Put, "/piped.log", Fault.Error("ServiceUnavailable", 503));
            return await stage.SendAsync(HttpMethod.Put, "piped.log", await Stage.OneWayAsync(Log));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.ServiceUnavailable)
            .ServerReceives(1)
            .EachRequestBrings(Log)
            .StoreLacks("piped.log")
            .GaveUp(1, "ServiceUnavailable", StorageErrorKind.Transient, StorageRetryReason.NotReplayable),
    };
}
