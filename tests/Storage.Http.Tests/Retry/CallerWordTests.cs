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

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 1)]
    public async Task ShouldRetry_is_asked_after_an_exception_of_a_handler_inside(bool retries, int sends)
    {
        var seen = new List<StorageRetryArguments>();
        var store = new StubHandler(Throws(() => new InvalidOperationException("no token")));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = args =>
        {
            seen.Add(args);
            return retries;
        });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(HttpMethod.Get));

        Assert.Equal(sends, store.Sent.Count);
        Assert.Equal((false, StorageRetryReason.UnknownException, StorageErrorKind.Unknown), (seen[0].WouldRetry, seen[0].Reason, seen[0].Error.Kind));
        Assert.Equal("no token", seen[0].Exception!.Message);
        Assert.Equal(retries ? StorageRetryReason.CallerAdded : StorageRetryReason.UnknownException, exception.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task ShouldRetry_is_not_asked_where_its_word_could_do_no_good()
    {
        using var source = new CancellationTokenSource();
        var asked = 0;
        bool Ask(StorageRetryArguments args) => ++asked > 0;
        using var refused = new TestClient(new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.SecureConnectionError, null, new System.Security.Authentication.AuthenticationException()))), o => o.Retry.ShouldRetry = Ask);
        using var disabled = new TestClient(new StubHandler(Status(503)), o => o.Retry.ShouldRetry = Ask);
        using var cancelled = new TestClient(
            new StubHandler(_ =>
            {
                source.Cancel();
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            }),
            o => o.Retry.ShouldRetry = Ask);
        using var broken = new TestClient(new StubHandler(Status(503)), o => o.Retry.ShouldRetry = Ask);

        await Assert.ThrowsAsync<HttpRequestException>(() => refused.SendAsync(HttpMethod.Get));
        (await disabled.SendAsync(HttpMethod.Get, configure: request => request.DisableStorageRetry())).Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => cancelled.Http.GetAsync("key", source.Token));
        await Assert.ThrowsAnyAsync<Exception>(() => broken.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream([1, 2], breakAt: 1))));

        Assert.Equal(0, asked);
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
