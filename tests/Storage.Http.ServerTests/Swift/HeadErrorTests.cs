using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Errors of HEAD have no body, so no code: the status decides.</summary>
[Collection(SwiftTests.Name)]
public class HeadErrorTests(SwiftServer swift)
{
    [SwiftTheory]
    [InlineData("missing", "testing", 404, StorageErrorKind.NotFound)]
    [InlineData("key", "wrong", 403, StorageErrorKind.Permission)]
    public async Task The_status_gives_the_kind(string key, string secretKey, int status, StorageErrorKind kind)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Tester with { SecretKey = secretKey });
        await bucket.PutAsync("key", [1]);

        using var head = await client.SendAsync(HttpMethod.Head, bucket[key]);

        Told.IsError(head, status, null, kind);
        Told.HasStory(head, "GiveUp NotRetryable");
    }

    [SwiftFact]
    public async Task A_node_that_hangs_is_waited_out()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Impatient);
        await bucket.PutAsync("key", Bytes.Of(777));
        await using var pause = await swift.PauseAsync("a", "b");
        client.Wire.Answered = number => number == 1 ? pause.MendAsync() : Task.CompletedTask;

        using var head = await client.SendAsync(HttpMethod.Head, bucket["key"]);

        Told.IsRecoveredFrom(head, "Retry TransientFault");
        Assert.Equal((null, 503), (head.GetStorageAttempts()[0].Error!.Code, (int)client.Wire.Sends[0].Status!));
        Assert.Equal(777, head.Content.Headers.ContentLength);
    }

    // This server ends a HEAD's error with the end of a chunked body that must not be there. What comes next on the connection must not be taken for it.
    [SwiftFact]
    public async Task What_follows_on_the_connection_is_whole()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient, sockets: handler => handler.MaxConnectionsPerServer = 1);
        var bytes = Bytes.Of(300);
        await bucket.PutAsync("key", bytes);

        for (var round = 0; round < 20; round++)
        {
            using var head = await client.SendAsync(HttpMethod.Head, bucket["missing"]);
            using var got = await client.SendAsync(HttpMethod.Get, bucket["key"]);

            Told.IsError(head, 404, null, StorageErrorKind.NotFound);
            Told.IsNothing(got);
            Assert.Equal(bytes, await got.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(40, client.Wire.Sends.Count);
    }
}
