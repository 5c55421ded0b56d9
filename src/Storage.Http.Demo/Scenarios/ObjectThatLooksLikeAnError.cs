using System.Net;
using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Scenarios;

static class ObjectThatLooksLikeAnError
{
    static readonly byte[] Document = Sample.Text("""
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>SlowDown</Code><Message>An example from the user's own manual.</Message></Error>
        """);

    internal static Scenario Scenario { get; } = new()
    {
        Name = "An object that a user stored is read, and it is itself an error document",
        Provider = StorageProvider.TencentCos,
        Promise = "What a user stored is never taken for the store's word: it stays a success, byte for byte.",
        Run = stage =>
        {
            stage.Store("manual/slow-down.xml", Document, "application/xml");
            return stage.SendAsync(HttpMethod.Get, "manual/slow-down.xml");
        },
        Check = claims => claims
            .CallerGets(HttpStatusCode.OK)
            .CallerReads(Document)
            .ServerReceives(1)
            .NoVerdict(),
    };
}
