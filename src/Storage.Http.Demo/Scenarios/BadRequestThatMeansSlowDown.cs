using System.Net;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Scenarios;

static class BadRequestThatMeansSlowDown
{
    internal static Scenario Scenario { get; } = new()
    {
        Name = "A new bucket is refused with 400 Bad Request, which here means \"too fast\": max_requests_exceeded",
        Provider = StorageProvider.QingStor,
        Promise = "The code decides, not the status: a 400 is final as a rule, this one is sent again.",
        Run = stage =>
        {
            stage.Meets(HttpMethod.Put, "/reports", Fault.Error("max_requests_exceeded"));
            return stage.SendAsync(HttpMethod.Put, "/reports");
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.Created)
            .ServerReceives(2)
            .Retried(1, "max_requests_exceeded", StorageErrorKind.Throttling, StorageRetryReason.Throttled)
            .Recovered(2),
    };
}
