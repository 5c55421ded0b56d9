namespace Storage.Http.Tests.Scenarios;

static class FakeTimeExtensions
{
    /// <summary>Waits until somebody waits for the clock, so that moving it has an effect.</summary>
    public static Task TimerAsync(this FakeTimeProvider time) => UntilAsync(() => time.ActiveTimers > 0);

    /// <summary>Waits until so many wait for the clock.</summary>
    public static Task TimersAsync(this FakeTimeProvider time, int count) => UntilAsync(() => time.ActiveTimers >= count);

    /// <summary>Waits until nobody waits for the clock any more: a timer may be given back just after the answer that it guarded.</summary>
    public static Task NoTimerAsync(this FakeTimeProvider time) => UntilAsync(() => time.ActiveTimers == 0);

    /// <summary>Waits until something holds that other threads bring about.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
