using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Pacing;

/// <summary>What repeats cost that a pace holds up.</summary>
public class PacedBudgetTests
{
    [Fact]
    public async Task A_repeat_that_was_cancelled_before_its_turn_costs_nothing()
    {
        using var client = new PacedClient(o => o.Retry.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 });
        client.Store.Keeps = true;
        _ = Enumerable.Range(0, 20).Select(i => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"before{i}").DisableStorageRetry())).ToArray();
        CancellationTokenSource[] callers = [new(), new(), new()];
        var sends = callers.Select((caller, i) => client.SendAsync($"key{i}", caller.Token)).ToArray();
        client.Store.Release(PacedStore.SlowDownFor(30), most: 20);

        for (var i = 0; i < 3; i++)
        {
            client.Store.Release(StubHandler.Status(500), most: 1);
            client.Advance(1);
            Assert.False(sends[i].IsCompleted);
            WithoutContext.Run(callers[i].Cancel);

            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sends[i]);
            Assert.Equal(["Retry: TransientFault", "GiveUp: Cancelled"], exception.Story());
        }

        Assert.Equal(23, client.Store.Sent.Count);
    }
}
