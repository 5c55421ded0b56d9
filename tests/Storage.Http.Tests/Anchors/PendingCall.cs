using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Anchors;

/// <summary>Handlers over a store that answers after the send has returned, on the same thread.</summary>
sealed class PendingCall : IDisposable
{
    readonly PendingStore _store = new(ReadyCall.Answer(200));
    readonly HttpRequestMessage _request = new(HttpMethod.Get, "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg");
    readonly HttpMessageInvoker _invoker;

    public PendingCall(Func<HttpMessageHandler, HttpMessageHandler> around) => _invoker = new(around(_store));

    /// <param name="settled">The measure ends when there are no more than these.</param>
    public long BytesOfRuns(long settled) => Pacing.WithoutContext.Run(() => Allocation.OfRuns(Send, settled));

    public void Dispose()
    {
        _request.Dispose();
        _invoker.Dispose();
    }

    void Send()
    {
        var call = _invoker.SendAsync(_request, CancellationToken.None);
        Assert.False(call.IsCompleted);
        _store.Complete();
        Assert.True(call.IsCompletedSuccessfully);
    }

    sealed class PendingStore(HttpResponseMessage answer) : HttpMessageHandler
    {
        TaskCompletionSource<HttpResponseMessage> _pending = new();

        internal void Complete() => _pending.SetResult(answer);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _pending = new();
            return _pending.Task;
        }
    }
}
