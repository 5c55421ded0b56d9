using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R9: a failed answer whose body does not end is judged by what came, and costs the caller no byte.</summary>
public class R09_SlowBodiesTests
{
    const string Start = "<Error><Code>SlowDown</Code>";
    const string Rest = "<Message>m</Message></Error>";
    readonly FakeTimeProvider _time = new();
    readonly TaskCompletionSource _gate = new();

    [Fact]
    public async Task After_the_timeout_it_is_judged_by_what_came_and_the_rest_streams_to_the_caller()
    {
        var exchange = Slow(503);
        var reading = exchange.ErrorAsync();
        Assert.False(reading.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        var error = await reading;

        Assert.Equal("SlowDown", error.Code);
        Assert.Null(error.Message);
        Assert.Equal(0, _time.ActiveTimers);
        var calling = exchange.CallerGetsAsync();
        Assert.False(calling.IsCompleted);
        _gate.SetResult();
        Assert.Equal(Start + Rest, await calling);
    }

    [Fact]
    public async Task What_the_pending_read_brought_in_the_meantime_is_there()
    {
        var exchange = await JudgedAsync();
        _gate.SetResult();

        using var reader = new StreamReader(await exchange.Response.Content.ReadAsStreamAsync());

        Assert.Equal(Start + Rest, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_caller_that_reads_synchronously_waits_for_it()
    {
        var exchange = await JudgedAsync();
        var stream = await exchange.Response.Content.ReadAsStreamAsync();
        var calling = Task.Run(() => new StreamReader(stream).ReadToEnd());
        _gate.SetResult();

        Assert.Equal(Start + Rest, await calling);
    }

    [Fact]
    public async Task A_callers_cancelled_read_loses_nothing()
    {
        var exchange = await JudgedAsync();
        var stream = await exchange.Response.Content.ReadAsStreamAsync();
        var got = new byte[Start.Length];
        await stream.ReadExactlyAsync(got);
        using var cancel = new CancellationTokenSource();
        var impatient = stream.ReadAsync(got, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _gate.SetResult();

        Assert.Equal(Rest, await new StreamReader(stream).ReadToEndAsync());
    }

    [Fact]
    public async Task A_pending_read_that_fails_later_fails_for_the_caller_and_for_nobody_else()
    {
        var exchange = await JudgedAsync();
        var stream = await exchange.Response.Content.ReadAsStreamAsync();
        _gate.SetException(new IOException("reset"));

        await stream.ReadExactlyAsync(new byte[Start.Length]);
        Assert.Equal("reset", (await Assert.ThrowsAsync<IOException>(() => stream.ReadAsync(new byte[1]).AsTask())).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pending_read_is_ended_before_its_connection_is_given_up(bool byStream)
    {
        var exchange = await JudgedAsync();
        if (byStream)
        {
            await (await exchange.Response.Content.ReadAsStreamAsync()).DisposeAsync();
        }
        else
        {
            exchange.Response.Dispose();
        }

        Assert.True(exchange.Body!.IsDisposed);
        Assert.False(exchange.Body.WasDisposedWhileRead);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public void The_callers_token_ends_synchronous_reading_between_two_reads(int status)
    {
        using var cancel = new CancellationTokenSource();
        var exchange = Exchange.Copy().Answers(status, new AnswerBody().ThenRepeats(" ", 100).ThenCalls(cancel.Cancel).ThenRepeats(" ", 100));

        var reading = exchange.ReadAsync(async: false, cancel.Token);

        Assert.True(reading.IsCanceled);
        Assert.InRange(exchange.Body!.BytesRead, 100, 101);
    }

    [Fact]
    public async Task A_body_that_drips_for_ever_does_not_outlast_the_timeout()
    {
        var body = AnswerBody.Of(Start);
        var waits = new TaskCompletionSource[10];
        for (var i = 0; i < waits.Length; i++)
        {
            waits[i] = new();
            body.ThenWaits(waits[i].Task).Then([.. " "u8]);
        }

        var exchange = Exchange.Get().Answers(503, body);
        exchange.Limits = exchange.Limits with { TimeProvider = _time };
        var reading = exchange.ErrorAsync();
        foreach (var wait in waits[..5])
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            wait.SetResult();
        }

        Assert.Equal("SlowDown", (await reading).Code);
    }

    [Fact]
    public async Task A_clock_that_runs_on_between_reads_ends_the_reading_too()
    {
        // Synchronous reads cannot be interrupted: the time is looked at after each.
        foreach (var async in new[] { true, false })
        {
            var body = AnswerBody.Of(Start, " ", " ", " ", " ", Rest);
            var exchange = Exchange.Get().Answers(503, body);
            exchange.Limits = exchange.Limits with { TimeProvider = new HurriedTimeProvider(TimeSpan.FromSeconds(2)) };

            Assert.Equal("SlowDown", (await exchange.ErrorAsync(async)).Code);
            Assert.InRange(body.Reads, 1, 3);
            Assert.Equal(Start + "    " + Rest, await exchange.CallerGetsAsync());
        }
    }

    [Fact]
    public async Task Without_a_timeout_it_is_waited_for()
    {
        var exchange = Slow(503);
        exchange.Limits = exchange.Limits with { ErrorBodyTimeout = Timeout.InfiniteTimeSpan };
        var reading = exchange.ErrorAsync();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(reading.IsCompleted);
        _gate.SetResult();

        Assert.Equal("m", (await reading).Message);
    }

    [Fact]
    public async Task A_good_answer_that_is_worked_on_for_an_hour_is_waited_for()
    {
        var body = AnswerBody.Of("<?xml version='1.0'?>\n").Then([.. " "u8]).ThenWaits(_gate.Task).Then(Encoding.UTF8.GetBytes(Start + Rest));
        var exchange = Exchange.Complete().Answers(200, body);
        exchange.Limits = exchange.Limits with { TimeProvider = _time };
        var reading = exchange.ErrorAsync();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(reading.IsCompleted);
        _gate.SetResult();

        Assert.Equal("SlowDown", (await reading).Code);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task The_callers_token_ends_the_reading(int status)
    {
        var exchange = Slow(status, Exchange.Copy());
        using var cancel = new CancellationTokenSource();
        var reading = exchange.ReadAsync(cancellationToken: cancel.Token);
        Assert.False(reading.IsCompleted);

        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Null(exchange.Response.GetStorageError());
        Assert.Equal(0, _time.ActiveTimers);
        exchange.Response.Dispose();
        Assert.False(exchange.Body!.WasDisposedWhileRead);
    }

    Exchange Slow(int status, Exchange? exchange = null)
    {
        exchange ??= Exchange.Get();
        exchange.Answers(status, AnswerBody.Of(Start).ThenWaits(_gate.Task).Then(Encoding.UTF8.GetBytes(Rest)));
        exchange.Limits = exchange.Limits with { TimeProvider = _time };
        return exchange;
    }

    async Task<Exchange> JudgedAsync()
    {
        var exchange = Slow(503);
        var reading = exchange.ErrorAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        await reading;
        return exchange;
    }

    /// <summary>Each look at the clock finds it further on.</summary>
    sealed class HurriedTimeProvider(TimeSpan step) : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
