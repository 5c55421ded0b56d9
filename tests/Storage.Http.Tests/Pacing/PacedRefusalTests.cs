using System.Net;
using Polly;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Pacing;

/// <summary>What is refused inside the client: nothing is sent, nothing is lost, nobody repeats it.</summary>
public class PacedRefusalTests
{
    [Fact]
    public async Task One_more_than_may_wait_is_refused_without_a_send()
    {
        using var client = PacedClient.Held(10, o => o.Throttling!.QueueLimit = 2);
        var waiting = new[] { client.SendAsync("a"), client.SendAsync("b") };

        var exception = await Assert.ThrowsAsync<StorageException>(() => client.SendAsync("c"));

        Assert.Equal((StorageErrorKind.Throttling, null, null), (exception.Error.Kind, exception.Error.WireStatusCode, exception.Error.StatusCode));
        Assert.Null(exception.StatusCode);
        Assert.Contains("not sent: refused by the client's own rate limit", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["GiveUp: RateLimited"], exception.Story());
        Assert.Equal(exception.GetStorageAttempts(), exception.Attempts);
        Assert.Equal(0, exception.Attempts[0].Number);
        client.Advance(12);
        Assert.All(waiting, send => Assert.True(send.IsCompletedSuccessfully));
        Assert.Equal(["a", "b"], client.Sent);
    }

    [Fact]
    public async Task A_refusal_is_logged_as_lost_and_is_no_trouble_of_the_store()
    {
        using var client = PacedClient.Held(100, o => o.Retry.MaxServerDelay = TimeSpan.FromSeconds(200));

        var exception = await Assert.ThrowsAsync<StorageException>(() => client.SendAsync("key?signature=secret"));

        var line = Assert.Single(client.Log.Lines, line => line.Event.Id == 6103);
        Assert.Contains("RateLimited", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line.Text, StringComparison.Ordinal);
        Assert.False(StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(exception)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refusal_has_its_own_reason_also_where_nothing_is_repeated(bool byOption)
    {
        using var client = PacedClient.Held(100, o =>
        {
            o.Retry.MaxServerDelay = TimeSpan.FromSeconds(200);
            o.Retry.MaxRetryAttempts = byOption ? 0 : 3;
        });
        var request = new HttpRequestMessage(HttpMethod.Get, "key");
        if (!byOption)
        {
            request.DisableStorageRetry();
        }

        var exception = await Assert.ThrowsAsync<StorageException>(() => client.SendAsync(request));

        Assert.Equal(["GiveUp: RateLimited"], exception.Story());
    }

    [Fact]
    public async Task ShouldRetry_is_not_asked()
    {
        using var client = PacedClient.Held(100, o =>
        {
            o.Retry.MaxServerDelay = TimeSpan.FromSeconds(200);
            o.Retry.ShouldRetry = _ => true;
        });

        Assert.Equal(["GiveUp: RateLimited"], (await Assert.ThrowsAsync<StorageException>(() => client.SendAsync())).Story());
        Assert.Empty(client.Sent);
    }

    [Fact]
    public async Task A_wait_that_takes_too_long_after_all_ends_as_a_refusal()
    {
        using var client = PacedClient.Held(10, o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(15));
        var waiting = client.SendAsync();
        client.Store.Keeps = true;

        // Others who were under way make the store ask for more.
        client.Advance(9);
        client.Handler.Client.Settings.Pace!.PacerOf(new("http://bucket.example.test/")).Refused(0, TimeSpan.FromSeconds(60), served: false);
        client.Advance(5.9);
        Assert.False(waiting.IsCompleted);
        client.Advance(0.1);

        Assert.Equal(["GiveUp: RateLimited"], (await Assert.ThrowsAsync<StorageException>(() => waiting)).Story());
        Assert.Empty(client.Sent);
        Assert.Equal(0, client.Time.ActiveTimers);
    }

    [Fact]
    public async Task A_repeat_that_finds_no_room_gives_the_caller_the_stores_answer_with_its_body()
    {
        using var client = new PacedClient(o => o.Throttling!.QueueLimit = 1);
        client.Store.Keeps = true;
        var sends = new[] { client.SendAsync("a"), client.SendAsync("b") };
        client.Store.Release(PacedStore.SlowDown);
        client.Store.Keeps = false;

        Assert.False(sends[0].IsCompleted);
        using var answer = await sends[1];
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SlowDown"), (answer.StatusCode, answer.GetStorageError()!.Code));
        Assert.Contains("<Code>SlowDown</Code>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["GiveUp: RateLimited"], answer.Story());
        client.Advance(3);
        Assert.Equal(HttpStatusCode.OK, (await sends[0]).StatusCode);
    }

    [Fact]
    public async Task A_retry_outside_does_not_repeat_what_was_refused_inside()
    {
        using var client = PacedClient.Held(100, o => o.Retry.MaxServerDelay = TimeSpan.FromSeconds(200));
        var pipeline = Pipelines.PipelineCalls.Pipeline(client.Time);

        var exception = await Assert.ThrowsAsync<StorageException>(() => Pipelines.PipelineCalls.Send(pipeline, client.Handler, new(HttpMethod.Get, "http://bucket.example.test/key")));

        Assert.Equal(["GiveUp: RateLimited"], exception.Story());
        Assert.Empty(client.Time.Delays);
        Assert.Empty(client.Sent);
    }

    [Fact]
    public async Task Under_a_retry_outside_the_handler_inside_paces_each_of_its_attempts()
    {
        using var client = new PacedClient();
        client.Store.Next(PacedStore.SlowDown);
        var pipeline = Pipelines.PipelineCalls.Pipeline(client.Time);

        var send = WithoutContext.Run(() => Pipelines.PipelineCalls.Send(pipeline, client.Handler, new(HttpMethod.Get, "http://bucket.example.test/key")));
        client.Advance(1);
        Assert.Single(client.Sent);
        client.Advance(0.3);

        using var response = await send;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
    }
}
