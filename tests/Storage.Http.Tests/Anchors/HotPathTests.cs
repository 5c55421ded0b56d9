using System.Net;

namespace Storage.Http.Tests.Anchors;

/// <summary>What succeeds is handed on: no queue before the store.</summary>
public class HotPathTests
{
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
