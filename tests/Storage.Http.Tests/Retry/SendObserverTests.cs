using Storage.Http.Retry;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Retry;

[Collection(Alone.Name)]
public class SendObserverTests
{
    // Without optimization the compiler makes the method's state an object, of 80 bytes; what a wait needs besides is as large again.
    const long UnoptimizedState = 80 * 100;

    // A PUT of a gigabyte over a network slower than its disk waits in each of its thirteen thousand writes.
    [Fact]
    public void What_a_write_needs_to_wait_is_kept_for_the_next_one()
    {
        using var target = new WaitingStream();
        using var observer = new SendObserver(target);
        var bytes = new byte[8];

        Assert.InRange(Allocation.OfRuns(() => Finish(observer.WriteAsync(bytes), target), UnoptimizedState), 0, UnoptimizedState);
        Assert.False(observer.WriteFailed);
    }

    [Fact]
    public async Task A_write_that_waits_and_fails_is_the_networks_failure()
    {
        using var target = new WaitingStream();
        using var observer = new SendObserver(target);
        var write = observer.WriteAsync(new byte[8]);
        Assert.False(observer.WriteFailed);
        target.Finish(new IOException("reset"));

        Assert.Equal("reset", (await Assert.ThrowsAsync<IOException>(async () => await write)).Message);
        Assert.True(observer.WriteFailed);
    }

    static void Finish(ValueTask write, WaitingStream target)
    {
        Assert.False(write.IsCompleted);
        target.Finish();
        write.GetAwaiter().GetResult();
    }
}
