namespace Storage.Http.Tests.Pacing;

/// <summary>A store that answers as it is told, and keeps requests waiting where it is told to.</summary>
sealed class PacedStore : HttpMessageHandler
{
    readonly Queue<Func<HttpRequestMessage, HttpResponseMessage>> _next = new();
    readonly List<(HttpRequestMessage Request, TaskCompletionSource<HttpResponseMessage> Answer)> _kept = [];
    readonly List<string> _sent = [];

    public static Func<HttpRequestMessage, HttpResponseMessage> SlowDown { get; } = Docs.StoreAnswer.Error(503, "SlowDown");

    public static Func<HttpRequestMessage, HttpResponseMessage> Ok { get; } = StubHandler.Status(200);

    /// <summary>Whether requests are kept waiting for <see cref="Release"/>.</summary>
    public bool Keeps { get; set; }

    /// <summary>What was sent, in order, without the slash.</summary>
    public IReadOnlyList<string> Sent => _sent;

    public static Func<HttpRequestMessage, HttpResponseMessage> SlowDownFor(int seconds) =>
        Docs.StoreAnswer.Error(503, "SlowDown", configure: answer => answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds)));

    /// <summary>Says what comes next; after it, everything is fine.</summary>
    public void Next(Func<HttpRequestMessage, HttpResponseMessage> answer, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _next.Enqueue(answer);
        }
    }

    /// <summary>Answers those that were kept waiting, or the first few of them.</summary>
    public void Release(Func<HttpRequestMessage, HttpResponseMessage> answer, int most = int.MaxValue)
    {
        var kept = _kept.Take(most).ToArray();
        _kept.RemoveRange(0, kept.Length);
        foreach (var (request, source) in kept)
        {
            WithoutContext.Run(() => source.TrySetResult(answer(request)));
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _sent.Add(request.RequestUri!.PathAndQuery[1..]);
        if (!Keeps)
        {
            return Task.FromResult(Answer(request));
        }

        var source = new TaskCompletionSource<HttpResponseMessage>();
        _kept.Add((request, source));
        return source.Task.WaitAsync(cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _sent.Add(request.RequestUri!.PathAndQuery[1..]);
        return Answer(request);
    }

    HttpResponseMessage Answer(HttpRequestMessage request) => (_next.TryDequeue(out var answer) ? answer : Ok)(request);
}
