using System.Net;
using static Storage.Http.Tests.Retry.RepairStage;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>T7: repairs that fail, hang, or come too late.</summary>
public class RepairFailuresTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T7_a_Repair_that_hangs_is_left_when_MaxTotalTime_is_over_and_the_answer_is_the_callers(bool heedsToken)
    {
        var time = new FakeTimeProvider();
        var started = new TaskCompletionSource<CancellationToken>();
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(
            store,
            async (_, cancellationToken) =>
            {
                started.SetResult(cancellationToken);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, heedsToken ? cancellationToken : default);
                return true;
            },
            time);

        var send = client.SendAsync(HttpMethod.Get);
        var token = await started.Task;
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(send.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.True(token.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(StorageRetryReason.TotalTimeExceeded, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task T7_the_time_that_a_Repair_takes_counts()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Error(403, "Skewed"), Status(503));
        using var client = RepairClient(
            store,
            (_, _) =>
            {
                time.Advance(TimeSpan.FromSeconds(89.95));
                return new(true);
            },
            time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([StorageRetryReason.Repaired, StorageRetryReason.TotalTimeExceeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task T7_a_cancellation_does_not_wait_for_a_Repair_that_heeds_no_token()
    {
        using var source = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, async (_, _) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
            return true;
        });
        using var invoker = new HttpMessageInvoker(client.Handler, disposeHandler: false);

        var send = invoker.SendAsync(new(HttpMethod.Get, "http://host/key"), source.Token);
        await started.Task;
        await source.CancelAsync();
        using var response = await send;

        Assert.Equal(StorageRetryReason.Cancelled, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T7_a_Repair_that_fails_later_or_by_a_cancellation_of_its_own_mended_nothing(bool isCancellation)
    {
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, async (_, _) =>
        {
            await Task.Yield();
            throw isCancellation ? new OperationCanceledException("the vault hung up") : new InvalidOperationException("no vault");
        });

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(StorageRetryReason.NotRepaired, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal("Repair", Assert.Single(client.Log.Lines, line => line.Event.Id == 6110).Values["Option"]);
    }

    [Fact]
    public void T7_a_synchronous_send_on_a_thread_with_a_context_does_not_wait_for_itself()
    {
        var store = new StubHandler(Error(403, "Skewed"), Status(200));
        using var client = RepairClient(store, async (_, _) =>
        {
            await Task.Yield();
            return true;
        });
        var before = SynchronizationContext.Current;
        HttpStatusCode status;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new DeafContext());
            using var response = client.Http.Send(new(HttpMethod.Get, "key"));
            status = response.StatusCode;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Equal(HttpStatusCode.OK, status);
    }

    /// <summary>Never runs what is posted to it, as a thread that is busy waiting.</summary>
    sealed class DeafContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
