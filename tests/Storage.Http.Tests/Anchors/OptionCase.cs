using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>A value of one option, and calls whose course, as caller, server and log see it, depends on it.</summary>
sealed class OptionCase(Action<StorageErrorHandlingOptions> change)
{
    public static readonly StorageProvider Store = new("Own", provider =>
    [
        new(provider, "Own", "Skewed", StorageErrorKind.ClockSkew, "The clock is off.", "Set it.", System.Net.HttpStatusCode.Forbidden),
    ])
    {
        ErrorHeaders = [new("x-own-error")],
    };

    public Func<FakeTimeProvider, Func<HttpRequestMessage, HttpResponseMessage>[]> Answers { get; init; } = _ => [Status(503)];

    public Func<HttpRequestMessage> Request { get; init; } = () => new(HttpMethod.Put, "folder/key");

    /// <summary>A handler between ours and the store, or null.</summary>
    public Func<DelegatingHandler>? Inside { get; init; }

    public int Calls { get; init; } = 1;

    /// <summary>What holds with and without the change.</summary>
    public Action<StorageErrorHandlingOptions>? Given { get; init; }

    /// <summary>Whether the calls begin at once and wait for their turns, and the clock is moved until they end.</summary>
    public bool AreAtOnce { get; init; }

    /// <summary>All that happened: each call's end and attempts, what the server got, the waits, the log.</summary>
    public async Task<string> RunAsync(bool changed)
    {
        // A clock that is moved by hand must not run on by itself as well.
        var time = new FakeTimeProvider { SkipDelays = !AreAtOnce };
        var store = new StubHandler(Answers(time));
        HttpMessageHandler inner = new ObedientHandler { InnerHandler = store };
        if (Inside?.Invoke() is { } inside)
        {
            inside.InnerHandler = inner;
            inner = inside;
        }

        using var client = new TestClient(
            inner,
            options =>
            {
                options.Retry.Randomizer = () => 0.3;
                Given?.Invoke(options);
                if (changed)
                {
                    change(options);
                }
            },
            time);
        var story = new List<string>();
        if (AreAtOnce)
        {
            // On this thread alone: else the clock would run ahead of whoever was let go.
            var all = Pacing.WithoutContext.Run(() => Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => CallAsync(client)).ToList()));
            for (var i = 0; i < 200_000 && !all.IsCompleted; i++)
            {
                Pacing.WithoutContext.Run(() => time.Advance(TimeSpan.FromSeconds(1)));
            }

            Assert.True(all.IsCompleted, "The calls do not end.");

            story.AddRange(await all);
        }
        else
        {
            for (var i = 0; i < Calls; i++)
            {
                story.Add(await CallAsync(client));
            }
        }

        story.Add($"{store.Sent.Count} sends; waits: {string.Join(", ", time.Delays)}");
        story.AddRange(client.Log.Lines.Select(line => $"{line.Level}: {line.Text}"));
        return string.Join('\n', story);
    }

    async Task<string> CallAsync(TestClient client)
    {
        try
        {
            using var response = await client.Http.SendAsync(Request());
            return $"{(int)response.StatusCode} {response.GetStorageError()} {string.Join(", ", response.Story())}";
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return $"{exception.GetType().Name} {string.Join(", ", exception.Story())}";
        }
    }

    /// <summary>Gives up when its time is over, as a handler with sockets does.</summary>
    sealed class ObedientHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return response;
        }
    }
}
