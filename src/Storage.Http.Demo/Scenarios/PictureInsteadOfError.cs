using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class PictureInsteadOfError
{
    internal static Scenario Scenario { get; } = new()
    {
        Name = "Thumbnails are asked for too fast: 200 OK with a placeholder picture, the error -29214 in a header",
        Provider = StorageProvider.TencentCi,
        Promise = "The picture reaches the caller as it came; the verdict on it says that it is only a placeholder.",
        Run = stage =>
        {
            stage.Store("portrait.jpg", Sample.Bytes(9_000), "image/jpeg");
            stage.Meets(HttpMethod.Get, "/portrait.jpg", Fault.PlaceholderPicture(-29214));
            return stage.SendAsync(HttpMethod.Get, "portrait.jpg?imageMogr2/thumbnail/100x");
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .CallerReadsWhatCame()
            .ServerReceives(1)
            .GaveUp(1, "-29214", StorageErrorKind.Throttling, StorageRetryReason.NotRetryable),
    };
}
