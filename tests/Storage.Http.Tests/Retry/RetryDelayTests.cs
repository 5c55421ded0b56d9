using FsCheck;
using FsCheck.Fluent;
using Storage.Http.Retry;

namespace Storage.Http.Tests.Retry;

public class RetryDelayTests
{
    static readonly StorageProvider Store = new("Store");

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 2000)]
    [InlineData(3, 4000)]
    [InlineData(5, 16000)]
    [InlineData(6, 20000)]
    [InlineData(100, 20000)]
    public void Throttling_doubles_from_one_second_up_to_the_cap(int retry, double expected) =>
        Assert.Equal(expected, Next(StorageErrorKind.Throttling, retry).TotalMilliseconds);

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(9, 20000)]
    public void Other_kinds_double_from_a_tenth_of_a_second(int retry, double expected) =>
        Assert.Equal(expected, Next(StorageErrorKind.Transient, retry).TotalMilliseconds);

    [Theory]
    [InlineData(0.0, 1000, 100)]
    [InlineData(0.5, 750, 50)]
    [InlineData(0.999999, 500, 0.0001)]
    public void Jitter_spreads_throttling_over_the_upper_half_and_the_rest_over_all(double random, double throttling, double transient)
    {
        var options = new StorageRetryOptions { Randomizer = () => random };

        Assert.Equal(throttling, RetryDelay.Next(new() { Kind = StorageErrorKind.Throttling }, 1, options).TotalMilliseconds, 0.01);
        Assert.Equal(transient, RetryDelay.Next(new() { Kind = StorageErrorKind.Transient }, 1, options).TotalMilliseconds, 0.01);
    }

    [Fact]
    public void The_rows_floor_holds_the_wait_up()
    {
        var error = new StorageError { Kind = StorageErrorKind.Transient, Definition = Row(TimeSpan.FromSeconds(3)) };

        Assert.Equal(TimeSpan.FromSeconds(3), RetryDelay.Next(error, 1, new() { UseJitter = false }));
    }

    [Theory]
    [InlineData(StorageErrorKind.Throttling, 1, 1000, 2000)]
    [InlineData(StorageErrorKind.Throttling, 2, 2000, 4000)]
    [InlineData(StorageErrorKind.Transient, 1, 1000, 2000)]
    [InlineData(StorageErrorKind.Transient, 2, 2000, 4000)]
    [InlineData(StorageErrorKind.Throttling, 6, 10_000, 20_000)]
    [InlineData(StorageErrorKind.Transient, 9, 10_000, 25_600)]
    public void A_floor_is_the_least_of_a_range_so_that_clients_do_not_come_back_in_step(StorageErrorKind kind, int retry, double shortest, double longest)
    {
        var error = new StorageError { Kind = kind, Definition = Row(TimeSpan.FromSeconds(1)) };
        TimeSpan Wait(double random) => RetryDelay.Next(error, retry, new() { Randomizer = () => random });

        Assert.Equal(Math.Min(20_000, longest), Wait(0).TotalMilliseconds, 0.01);
        Assert.Equal(shortest, Wait(1).TotalMilliseconds, 0.01);
    }

    [Theory]
    [InlineData(StorageErrorKind.Throttling, 10_000)]
    [InlineData(StorageErrorKind.Transient, 0)]
    public void At_the_cap_waits_are_still_spread(StorageErrorKind kind, double shortest)
    {
        Assert.Equal(20_000, RetryDelay.Next(new() { Kind = kind }, 50, new() { Randomizer = () => 0 }).TotalMilliseconds, 0.01);
        Assert.Equal(shortest, RetryDelay.Next(new() { Kind = kind }, 50, new() { Randomizer = () => 1 }).TotalMilliseconds, 0.01);
    }

    [Fact]
    public void A_floor_above_the_cap_is_the_cap() =>
        Assert.Equal(20, RetryDelay.Next(new() { Kind = StorageErrorKind.Transient, Definition = Row(TimeSpan.FromSeconds(30)) }, 1, new() { Randomizer = () => 0.3 }).TotalSeconds, 3);

    [Fact]
    public void The_cap_holds_against_the_rows_floor()
    {
        var error = new StorageError { Kind = StorageErrorKind.Transient, Definition = Row(TimeSpan.FromSeconds(30)) };

        Assert.Equal(TimeSpan.FromSeconds(20), RetryDelay.Next(error, 1, new() { UseJitter = false }));
    }

    [Fact]
    public void A_longer_hint_replaces_the_backoff_and_is_never_early()
    {
        var error = new StorageError { Kind = StorageErrorKind.Throttling, ServerDelay = TimeSpan.FromSeconds(5) };

        Assert.Equal(TimeSpan.FromMilliseconds(5020), RetryDelay.Next(error, 1, new() { UseJitter = false }));
        Assert.Equal(TimeSpan.FromMilliseconds(5270), RetryDelay.Next(error, 1, new() { Randomizer = () => 0.5 }));
    }

    [Fact]
    public void A_hint_is_not_capped_and_its_jitter_is_at_most_a_second()
    {
        var error = new StorageError { Kind = StorageErrorKind.Throttling, ServerDelay = TimeSpan.FromSeconds(50) };

        Assert.Equal(50.52, RetryDelay.Next(error, 1, new() { Randomizer = () => 0.5 }).TotalSeconds, 3);
    }

    [Fact]
    public void A_backoff_a_little_over_the_hint_keeps_the_margin_over_the_hint()
    {
        var error = new StorageError { Kind = StorageErrorKind.Throttling, ServerDelay = TimeSpan.FromMilliseconds(995) };

        Assert.Equal(TimeSpan.FromMilliseconds(1015), RetryDelay.Next(error, 1, new() { UseJitter = false }));
    }

    [Fact]
    public void A_shorter_hint_does_not_shorten_the_backoff()
    {
        var error = new StorageError { Kind = StorageErrorKind.Throttling, ServerDelay = TimeSpan.FromMilliseconds(10) };

        Assert.Equal(TimeSpan.FromSeconds(4), RetryDelay.Next(error, 3, new() { UseJitter = false }));
    }

    [Fact]
    public void Whatever_the_numbers_the_wait_is_within_its_bounds() => Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt Retry, byte Random, PositiveInt HintMs, bool Throttled)>(),
        input =>
        {
            var hint = TimeSpan.FromMilliseconds(input.HintMs.Get);
            var options = new StorageRetryOptions { Randomizer = () => input.Random / 256.0 };
            var error = new StorageError { Kind = input.Throttled ? StorageErrorKind.Throttling : StorageErrorKind.Transient, ServerDelay = hint };
            var wait = RetryDelay.Next(error, input.Retry.Get, options);
            var floor = input.Throttled ? TimeSpan.FromMilliseconds(500) : TimeSpan.Zero;
            return wait >= hint && wait >= floor && wait <= TimeSpan.FromTicks(Math.Max(options.MaxDelay.Ticks, (hint + TimeSpan.FromSeconds(1.02)).Ticks));
        }).QuickCheckThrowOnFailure();

    static TimeSpan Next(StorageErrorKind kind, int retry) => RetryDelay.Next(new() { Kind = kind }, retry, new() { UseJitter = false });

    static StorageErrorDefinition Row(TimeSpan minDelay) => new(Store, "Test", "Wait", StorageErrorKind.Transient, "It waits.", "Wait.", minDelay: minDelay);
}
