using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class UploadFromPipeWithBuffer
{
    static readonly byte[] Log = Sample.Bytes(40_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "The same upload with the option BufferRequestBytes = 64 KiB",
        Provider = StorageProvider.TencentCos,
        Promise = "The bytes are kept while they go out for the first time, so that they can be sent again.",
        Configure = options => options.Retry.BufferRequestBytes = 64 * 1024,
        Run = async stage =>
        {
            stage.Meets(HttpMethod.Put, "/buffered.log", Fault.Error("ServiceUnavailable", 503));
            return await stage.SendAsync(HttpMethod.Put, "buffered.log", await Stage.OneWayAsync(Log));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .ServerReceives(2)
            .EachRequestBrings(Log)
            .StoreHolds("buffered.log", Log)
            .Retried(1, "ServiceUnavailable", StorageErrorKind.Transient, StorageRetryReason.TransientFault)
            .Recovered(2),
    };
}
