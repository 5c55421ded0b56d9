using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class FetchThrottled
{
    static readonly byte[] Archive = Sample.Bytes(12_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "The store is to fetch an object from an address, but has too many fetches to do: fetch_throttled",
        Provider = StorageProvider.QingStor,
        Promise = "The JSON error is read, and the fetch is asked for again after a wait.",
        Run = stage =>
        {
            stage.Store("archive.zip", Archive);
            stage.Meets(HttpMethod.Put, "/fetched.zip", Fault.Error("fetch_throttled"));
            return stage.SendAsync(HttpMethod.Put, "fetched.zip", null, ("x-qs-fetch-source", stage.AddressOf("archive.zip").AbsoluteUri));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.Created)
            .ServerReceives(2)
            .StoreHolds("fetched.zip", Archive)
            .Retried(1, "fetch_throttled", StorageErrorKind.Throttling, StorageRetryReason.Throttled)
            .Recovered(2),
    };
}
