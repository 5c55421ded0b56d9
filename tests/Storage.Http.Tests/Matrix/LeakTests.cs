using System.Runtime.CompilerServices;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Nothing is left behind by faulty calls, however many there are.</summary>
[Collection(Alone.Name)]
public class LeakTests
{
    const int Workers = 16;

    [Fact]
    public async Task Ten_thousand_faulty_calls_leave_nothing_behind()
    {
        using var connections = new OpenConnections();
        await using var stage = await LeakStage.StartAsync(Workers);

        await stage.RunAsync(2_000);
        await SettleAsync(stage);
        var early = HeldMemory();
        await stage.RunAsync(8_000);
        await SettleAsync(stage);
        var late = HeldMemory();

        // The request log, the clocks' lists and the uploads that were begun grow a little too.
        Assert.InRange(late - early, long.MinValue, 3_000_000);

        // A body that hangs is left to the runtime for two seconds after nobody wants it any more.
        await FakeTimeExtensions.UntilAsync(() => connections.To(stage.Addresses) <= Workers);
        Assert.InRange(stage.Watch.Received, 10_000, long.MaxValue);
        Assert.All(stage.Workers, worker => Assert.Equal(1, worker.Budgets));
        Assert.Empty(Alive(stage));
        AssertMixed(stage);

        stage.CloseClients();
        await FakeTimeExtensions.UntilAsync(() => connections.To(stage.Addresses) == 0);
    }

    static async Task SettleAsync(LeakStage stage)
    {
        await FakeTimeExtensions.UntilAsync(() => stage.Workers.Sum(worker => worker.Timers) == 0);
        Assert.Equal(stage.Watch.Received, stage.Watch.Disposed);
    }

    static long HeldMemory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<object?> Alive(LeakStage stage) => [.. stage.Workers.SelectMany(worker => worker.LetGo).Select(answer => answer.Target).Where(target => target is not null)];

    // All that can become of an attempt has become of some.
    static void AssertMixed(LeakStage stage)
    {
        StorageRetryReason[] expected =
        [
            StorageRetryReason.Throttled, StorageRetryReason.TransientFault, StorageRetryReason.RequestTimedOut, StorageRetryReason.ConnectionLost,
            StorageRetryReason.Conflicted, StorageRetryReason.UpstreamFailed, StorageRetryReason.ResultIncomplete, StorageRetryReason.IntegrityFailed,
            StorageRetryReason.Succeeded, StorageRetryReason.NotRetryable, StorageRetryReason.NotIdempotent, StorageRetryReason.NotReplayable,
            StorageRetryReason.NotRepaired, StorageRetryReason.KindLimitReached, StorageRetryReason.AttemptsExhausted, StorageRetryReason.Cancelled,
        ];

        var seen = stage.Workers.SelectMany(worker => worker.Reasons.Keys).ToHashSet();

        Assert.Superset(expected.ToHashSet(), seen);
    }
}
