using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Pacing;

/// <summary>What log and meter tell of the pace.</summary>
public class PacedTellingTests
{
    [Fact]
    public async Task The_beginning_of_pacing_is_logged_once_with_host_and_rate_and_without_path_or_query()
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 0);
        client.Store.Next(PacedStore.SlowDown, times: 2);

        using var first = await client.SendAsync("http://bucket.example.test:8080/secret/path?signature=secret");
        var second = client.SendAsync("http://bucket.example.test:8080/secret/path?signature=secret");
        client.Advance(5);
        Assert.True(second.IsCompletedSuccessfully);

        var line = Assert.Single(client.Log.Lines, line => line.Event.Id == 6114);
        Assert.Equal((LogLevel.Information, "StoragePacingBegan"), (line.Level, line.Event.Name));
        Assert.Equal("bucket.example.test:8080 asked to slow down: from now on requests to it are paced, at first 0.5 per second.", line.Text);
    }

    [Fact]
    public void The_host_is_that_of_the_request_also_after_a_redirect()
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 0);
        client.Store.Next(request =>
        {
            // As the primary handler leaves it.
            request.RequestUri = new("http://elsewhere.test/");
            return PacedStore.SlowDown(request);
        });
        _ = client.SendAsync("http://one.test/key");

        Assert.StartsWith("one.test asked", Assert.Single(client.Log.Lines, line => line.Event.Id == 6114).Text, StringComparison.Ordinal);
        Assert.False(client.SendAsync("http://one.test/key").IsCompleted);
    }

    [Fact]
    public void It_is_logged_again_when_pacing_begins_again()
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 0);
        for (var i = 1; i <= 3; i++)
        {
            client.Store.Next(PacedStore.SlowDown);
            Assert.True(client.SendAsync().IsCompletedSuccessfully);
            client.Advance(61);

            Assert.Equal(i, client.Log.Lines.Count(line => line.Event.Id == 6114));
        }
    }

    [Fact]
    public void Waits_are_measured()
    {
        // The meter without dependency injection is one for all tests; those of this one are measured on its thread.
        var thread = Environment.CurrentManagedThreadId;
        var waits = new List<(double Seconds, object? Method)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Name: "storage.client.pace.wait", Unit: "s", Meter.Name: "Storage.Http" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                waits.Add((value, tags[0].Value));
            }
        });
        listener.Start();
        using var client = PacedClient.Held(10);

        var send = client.SendAsync(new HttpRequestMessage(HttpMethod.Put, "key"));
        client.Advance(11);

        Assert.True(send.IsCompletedSuccessfully);
        var (seconds, method) = Assert.Single(waits);
        Assert.InRange(seconds, 10, 10.2);
        Assert.Equal("PUT", method);
    }
}
