using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class DataBeingSynchronised
{
    static readonly byte[] Backup = Sample.Bytes(8_000);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "An upload clashes with a synchronisation that is under way: DataSynchronization at 409 Conflict",
        Provider = StorageProvider.TencentCoffer,
        Promise = "A clash of the moment passes by itself: the upload is sent again, with the same bytes.",
        Run = stage =>
        {
            stage.Meets(HttpMethod.Put, "/backup.tar", Fault.Error("DataSynchronization"));
            return stage.SendAsync(HttpMethod.Put, "backup.tar", new ByteArrayContent(Backup));
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .ServerReceives(2)
            .EachRequestBrings(Backup)
            .StoreHolds("backup.tar", Backup)
            .Retried(1, "DataSynchronization", StorageErrorKind.Conflict, StorageRetryReason.Conflicted)
            .Recovered(2),
    };
}
