using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class CopyCutShort
{
    static readonly byte[] Film = Sample.Bytes(30_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "A copy is answered 200 OK, but the result document stops in the middle",
        Provider = StorageProvider.S3,
        Promise = "A success without its result does not count as one; the copy is sent again.",
        Run = stage =>
        {
            stage.Store("film.mp4", Film);
            stage.Meets(HttpMethod.Put, "/film-copy.mp4", Fault.Cut());
            return stage.SendAsync(HttpMethod.Put, "film-copy.mp4", null, ("x-amz-copy-source", "/examplebucket-1250000000/film.mp4"));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .ServerReceives(2)
            .StoreHolds("film-copy.mp4", Film)
            .Retried(1, null, StorageErrorKind.Incomplete, StorageRetryReason.ResultIncomplete)
            .Recovered(2),
    };
}
