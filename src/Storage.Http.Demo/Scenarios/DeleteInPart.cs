using System.Net;
using System.Net.Http.Headers;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class DeleteInPart
{
    const string Keys = "<Delete><Object><Key>old.txt</Key></Object><Object><Key>locked.txt</Key></Object></Delete>";

    static readonly byte[] Text = Sample.Bytes(100);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "Of two objects to delete, one is deleted and the other is refused, under 200 OK",
        Provider = StorageProvider.S3,
        Promise = "The answer stays as it is; the verdict on it names the key that failed, and why.",
        Run = stage =>
        {
            stage.Store("old.txt", Text);
            stage.Store("locked.txt", Text);
            stage.Meets(HttpMethod.Post, "/examplebucket-1250000000/", Fault.SomeKeys("AccessDenied", "locked.txt"));
            return stage.SendAsync(HttpMethod.Post, "?delete", new StringContent(Keys, new MediaTypeHeaderValue("application/xml")));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .CallerReadsWhatCame()
            .ServerReceives(1)
            .StoreLacks("old.txt")
            .StoreHolds("locked.txt", Text)
            .GaveUp(1, null, StorageErrorKind.PartialFailure, StorageRetryReason.NotRetryable)
            .ItemFailed("locked.txt", "AccessDenied", StorageErrorKind.Permission),
    };
}
