using Microsoft.Extensions.Logging;
using Polly.Telemetry;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>One line for each failed attempt, as loud as it matters, with what one needs to look further.</summary>
public class LogNoiseTests
{
    static readonly Func<HttpRequestMessage, HttpResponseMessage> SlowDown = Status(503, response =>
    {
        response.Headers.Add("x-cos-request-id", "NjI4");
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(2));
        response.Content = new StringContent("<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>");
    });

    [Fact]
    public async Task Two_failures_and_a_success_are_two_quiet_lines()
    {
        using var client = new TestClient(new StubHandler(SlowDown, SlowDown, Status(200)));
        var events = new TelemetryEvents();
        using var peer = new PeerClient(new StubHandler(SlowDown, SlowDown, Status(200)), build: builder => builder.TelemetryListener = events);

        (await client.SendAsync(HttpMethod.Get)).Dispose();
        (await peer.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal([LogLevel.Information, LogLevel.Information], client.Log.Lines.Select(line => line.Level));
        Assert.Equal(7, events.Heard.Count);
        Assert.Equal(4, events.Heard.Count(heard => heard.Severity == ResilienceEventSeverity.Warning));
    }

    [Fact]
    public async Task An_attempt_that_is_not_the_last_is_no_error()
    {
        using var client = new TestClient(new StubHandler(SlowDown));

        (await client.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal([LogLevel.Information, LogLevel.Information, LogLevel.Information, LogLevel.Error], client.Log.Lines.Select(line => line.Level));
        Assert.Equal([StorageAttemptDecision.Retry, StorageAttemptDecision.Retry, StorageAttemptDecision.Retry, StorageAttemptDecision.GiveUp], client.Log.Lines.Select(line => line.Values["Decision"]));
    }

    [Fact]
    public async Task A_line_tells_code_request_id_place_and_the_wait_that_was_asked_for()
    {
        using var client = new TestClient(new StubHandler(SlowDown, Status(200)));

        (await client.SendAsync(HttpMethod.Get, "folder/key?x-cos-security-token=S3CRET")).Dispose();

        var line = Assert.Single(client.Log.Lines);
        Assert.All(["TencentCos", "SlowDown", "Throttling", "NjI4", "GET bucket.example.test/folder/key", "2020 ms"], part => Assert.Contains(part, line.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("S3CRET", line.Text, StringComparison.Ordinal);
    }
}
