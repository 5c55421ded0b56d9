using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class RetryLoopTests
{
    [Fact]
    public async Task A_good_answer_is_sent_once_and_has_no_attempts()
    {
        var store = new StubHandler(Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Single(store.Sent);
        Assert.Empty(response.GetStorageAttempts());
        Assert.Null(response.GetStorageError());
    }

    [Fact]
    public async Task A_throttled_request_waits_the_throttling_backoff_and_succeeds()
    {
        var store = new StubHandler(Status(429), Status(429), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Post);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], client.Time.Delays);
        Assert.Equal(
            [(0, StorageAttemptDecision.Retry, StorageRetryReason.Throttled), (1, StorageAttemptDecision.Retry, StorageRetryReason.Throttled), (2, StorageAttemptDecision.Succeed, StorageRetryReason.Succeeded)],
            response.GetStorageAttempts().Select(attempt => (attempt.Number, attempt.Decision, attempt.Reason)));
    }

    [Fact]
    public async Task The_last_answer_is_the_callers_with_its_body()
    {
        var store = new StubHandler(Status(503, r => r.Content = new StringContent("first")), Status(503, r => r.Content = new StringContent("last")));
        using var client = new TestClient(store, o => o.Retry.MaxRetryAttempts = 1);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal("last", await response.Content.ReadAsStringAsync());
        Assert.Equal(StorageRetryReason.AttemptsExhausted, response.GetStorageAttempts()[^1].Reason);
    }

    [Fact]
    public void A_synchronous_send_is_retried_too()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store);

        using var response = client.Http.Send(new(HttpMethod.Put, "key") { Content = new ByteArrayContent([1, 2, 3]) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([[1, 2, 3], [1, 2, 3]], store.Sent.Select(sent => sent.Body!));
    }
}
