namespace Storage.Http.Tests.Matrix;

/// <summary>Stands where the answers come in, and watches what becomes of them.</summary>
sealed class WatchingHandler : DelegatingHandler
{
    readonly List<WatchedContent> _answers = [];
    readonly bool _keeps;
    long _received;
    long _disposed;

    /// <param name="keeps">Whether the answers and their bytes are kept, or only counted.</param>
    public WatchingHandler(bool keeps) => _keeps = keeps;

    /// <summary>The answers so far.</summary>
    public IReadOnlyList<WatchedContent> Answers
    {
        get
        {
            lock (_answers)
            {
                return [.. _answers];
            }
        }
    }

    public long Received => Interlocked.Read(ref _received);

    public long Disposed => Interlocked.Read(ref _disposed);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Watch(await base.SendAsync(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Watch(base.Send(request, cancellationToken));

    HttpResponseMessage Watch(HttpResponseMessage response)
    {
        Interlocked.Increment(ref _received);
        var content = new WatchedContent(response.Content, _keeps, () => Interlocked.Increment(ref _disposed));
        response.Content = content;
        if (_keeps)
        {
            lock (_answers)
            {
                _answers.Add(content);
            }
        }

        return response;
    }
}
