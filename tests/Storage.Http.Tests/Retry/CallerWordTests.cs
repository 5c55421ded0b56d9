using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class CallerWordTests
{
    [Fact]
    public async Task ShouldRetry_sees_our_verdict_and_may_veto()
    {
        StorageRetryArguments seen = default;
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = args =>
        {
            seen = args;
            return false;
        });

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Single(store.Sent);
        Assert.Equal((true, StorageRetryReason.TransientFault, 0, StorageErrorKind.Transient), (seen.WouldRetry, seen.Reason, seen.AttemptNumber, seen.Error.Kind));
        Assert.Same(response, seen.Response);
        Assert.Equal(StorageRetryReason.CallerVetoed, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task ShouldRetry_may_add_within_the_limits()
    {
        var store = new StubHandler(Status(404));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ => true);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal([StorageRetryReason.CallerAdded, StorageRetryReason.CallerAdded, StorageRetryReason.CallerAdded, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task ShouldRetry_cannot_send_a_consumed_stream_again()
    {
        var store = new StubHandler(Status(404));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ => true);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream([1])));

        Assert.Equal(StorageRetryReason.NotReplayable, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task A_ShouldRetry_that_throws_counts_as_our_verdict_and_is_logged()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ => throw new InvalidOperationException("broken"));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var line = Assert.Single(client.Log.Lines, line => line.Event.Id == 6110);
        Assert.Equal("broken", line.Exception!.Message);
        Assert.Equal("ShouldRetry", line.Values["Option"]);
    }
}
