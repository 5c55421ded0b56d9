namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>Always the same answer, when it is told to. What waits for it goes on at once, on the thread that tells.</summary>
sealed class PendingStub(StoreAnswer answer) : SocketStub(followsRedirects: false)
{
    readonly HttpResponseMessage _answer = answer.Prepare();
    TaskCompletionSource<HttpResponseMessage>? _pending;

    internal void Answer() => _pending!.SetResult(_answer);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _pending = new();
        return _pending.Task;
    }
}
