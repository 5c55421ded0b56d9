using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class UploadOverBrokenConnection
{
    static readonly byte[] Image = Sample.Bytes(100_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "The connection is reset after an upload, before any answer",
        Provider = StorageProvider.S3,
        Promise = "A PUT twice is the same as a PUT once: it is sent again, with the same bytes.",
        Run = stage =>
        {
            stage.Meets(HttpMethod.Put, "/image.iso", Fault.Reset());
            return stage.SendAsync(HttpMethod.Put, "image.iso", new StreamContent(new MemoryStream(Image)));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .ServerReceives(2)
            .EachRequestBrings(Image)
            .StoreHolds("image.iso", Image)
            .Retried(1, null, StorageErrorKind.Connection, StorageRetryReason.ConnectionLost)
            .Recovered(2),
    };
}
