namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>Always the same answer, in a task that is complete.</summary>
sealed class ReadyStub(StoreAnswer answer, bool followsRedirects = false) : SocketStub(followsRedirects)
{
    readonly Task<HttpResponseMessage> _answer = Task.FromResult(answer.Prepare());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _answer;
}
