using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Anchors;

/// <summary>What succeeds is handed on: no allocation of ours, no queue before the store.</summary>
[Collection(Alone.Name)]
public class HotPathTests
{
    [Fact]
    public void A_good_answer_costs_no_memory_of_ours()
    {
        using var store = new ReadyHandler();
        using var bare = new HttpMessageInvoker(store, disposeHandler: false);
        using var handler = new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = store };
        using var handled = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://bucket.example.test/key");

        var (ofBare, ofHandled) = Allocation.OfBoth(Call(bare, request), Call(handled, request));
        Assert.Equal(ofBare, ofHandled);
    }

    [Fact]
    public async Task Calls_at_once_are_not_turned_away()
    {
        const int Calls = 3000;
        var answers = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        using var client = new TestClient(new GateHandler(() => arrived++, answers.Task));

        var calls = Enumerable.Range(0, Calls).Select(i => client.SendAsync(HttpMethod.Get, $"key-{i}")).ToList();
        Assert.Equal(Calls, arrived);
        answers.SetResult(true);

        Assert.All(await Task.WhenAll(calls), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    // The task that the store hands out is completed, so nothing suspends and the thread stays the same.
    static Action Call(HttpMessageInvoker invoker, HttpRequestMessage request) => () => Assert.True(invoker.SendAsync(request, CancellationToken.None).IsCompletedSuccessfully);

    sealed class ReadyHandler : HttpMessageHandler
    {
        readonly Task<HttpResponseMessage> _answer = Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _answer;
    }

    sealed class GateHandler(Action onArrival, Task gate) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            onArrival();
            await gate;
            return new(HttpStatusCode.OK);
        }
    }
}
