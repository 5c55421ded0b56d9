using System.Net;
using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Scenarios;

static class ErrorInHeadersOnly
{
    internal static Scenario Scenario { get; } = new()
    {
        Name = "HEAD of an object that is not there: the answer has no body, the error is base64 in a header",
        Provider = StorageProvider.AlibabaOss,
        Promise = "The header is decoded, so the code is known all the same; what is missing is not asked for again.",
        Run = stage => stage.SendAsync(HttpMethod.Head, "missing.jpg"),
        Check = claims => claims
            .CallerGets(HttpStatusCode.NotFound)
            .ServerReceives(1)
            .GaveUp(1, "NoSuchKey", StorageErrorKind.NotFound, StorageRetryReason.NotRetryable),
    };
}
