using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>A clock that runs backwards, as a virtual machine's may that was moved: no call fails over it, and none waits for ever.</summary>
public class BackwardClockTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_ends_as_with_any_other_clock(bool async)
    {
        var time = new BackwardClock();
        var options = new StorageErrorHandlingOptions { TimeProvider = time };
        options.Retry.UseJitter = false;
        options.Retry.AttemptTimeout = TimeSpan.FromSeconds(30);
        options.Retry.Repair = (_, _) => new(true);
        var store = new StubHandler(
            Status(503, r => r.Content = new StringContent("<Error><Code>SlowDown</Code></Error>")),
            Status(403, r => r.Content = new StringContent("<Error><Code>RequestTimeTooSkewed</Code></Error>")),
            Status(503, r => r.Headers.Add("Retry-After", "7")),
            Status(404, r => r.Content = new StringContent("<Error><Code>NoSuchKey</Code></Error>")));
        using var handler = new StorageErrorHandler(options) { InnerHandler = store };
        using var invoker = new HttpMessageInvoker(handler);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://host/key") { Content = new StreamContent(new MemoryStream([1, 2, 3])) };

        using var response = async ? await invoker.SendAsync(request, default) : invoker.Send(request, default);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            [StorageRetryReason.Throttled, StorageRetryReason.Repaired, StorageRetryReason.TransientFault, StorageRetryReason.NotRetryable],
            response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.All(response.GetStorageAttempts(), attempt => Assert.Equal(TimeSpan.Zero, attempt.Duration));
    }

    /// <summary>Each look at it shows an earlier time, by half a year; delays pass at once.</summary>
    sealed class BackwardClock : TimeProvider
    {
        long _ticks = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero).UtcTicks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

        public override long GetTimestamp() => Interlocked.Add(ref _ticks, -TimeSpan.FromDays(183).Ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (state is Task && !state.GetType().IsGenericType)
            {
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return new NoTimer();
        }
    }

    sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
