using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class AppendOverBrokenConnection
{
    static readonly byte[] Line = Sample.Text("2026-01-01T00:00:00Z order 4711 paid\n");

    internal static Scenario Scenario { get; } = new()
    {
        Name = "The connection is reset after an append; the store has carried it out, but could not say so",
        Provider = StorageProvider.AlibabaOss,
        Promise = "An append twice is not an append once: it is not repeated, and the caller gets the network's exception.",
        Run = stage =>
        {
            stage.Meets(HttpMethod.Post, "/orders.log", Fault.Reset().WithEffect());
            return stage.SendAsync(HttpMethod.Post, "orders.log?append&position=0", new ByteArrayContent(Line));
        },
        Check = claims => claims
            .CallerGetsNoAnswer()
            .ServerReceives(1)
            .StoreHolds("orders.log", Line)
            .GaveUp(1, null, StorageErrorKind.Connection, StorageRetryReason.NotIdempotent),
    };
}
