using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class CallbackThatFailed
{
    static readonly byte[] Invoice = Sample.Bytes(3_000);

    // {"callbackUrl":"http://127.0.0.1/"}
    const string Callback = "eyJjYWxsYmFja1VybCI6Imh0dHA6Ly8xMjcuMC4wLjEvIn0=";

    internal static Scenario Scenario { get; } = new()
    {
        Name = "An upload is stored, but the store could not call the user's server back: 203 with CallbackFailed",
        Provider = StorageProvider.AlibabaOss,
        Promise = "It stays a success and is not sent again, since the object is there; what failed is told.",
        Run = stage =>
        {
            stage.Meets(HttpMethod.Put, "/invoice.pdf", Fault.CallbackFailed());
            return stage.SendAsync(HttpMethod.Put, "invoice.pdf", new ByteArrayContent(Invoice), ("x-oss-callback", Callback));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.NonAuthoritativeInformation)
            .ServerReceives(1)
            .StoreHolds("invoice.pdf", Invoice)
            .GaveUp(1, "CallbackFailed", StorageErrorKind.PartialFailure, StorageRetryReason.NotRetryable),
    };
}
