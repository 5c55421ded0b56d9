using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class KeyServiceWithRetryAfter
{
    static readonly TimeSpan Asked = TimeSpan.FromSeconds(1);
    static readonly byte[] Letter = Sample.Bytes(5_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "The key service of an encrypted upload is busy: KmsFreqControl, with Retry-After: 1",
        Provider = StorageProvider.TencentCos,
        Promise = "The second that the store asks for is waited in full, never less; then the upload goes through.",
        Run = stage =>
        {
            stage.Meets(HttpMethod.Put, "/letter.pdf", Fault.Error("KmsFreqControl").WithRetryAfter(Asked));
            return stage.SendAsync(HttpMethod.Put, "letter.pdf", new ByteArrayContent(Letter), ("x-cos-server-side-encryption", "cos/kms"));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .ServerReceives(2)
            .EachRequestBrings(Letter)
            .ServerWaitedFor(Asked)
            .StoreHolds("letter.pdf", Letter)
            .Retried(1, "KmsFreqControl", StorageErrorKind.Throttling, StorageRetryReason.Throttled)
            .Recovered(2),
    };
}
