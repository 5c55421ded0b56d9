using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Telemetry;

/// <summary>Loggers and listeners that throw: the server's answer is the caller's all the same, and the exceptions can be seen.</summary>
[Collection(Alone.Name)]
public class ThrowingListenersTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_logger_that_throws_neither_ends_the_call_nor_loses_the_answer(bool throwsWhenAsked)
    {
        var store = new StubHandler(Status(503), Status(200), Status(503, r => r.Content = new StringContent("the answer")));
        using var invoker = Invoker(store, new ThrowingLogger(throwsWhenAsked));

        using var recovered = await invoker.SendAsync(Get(), default);
        using var failed = await invoker.SendAsync(Get(), default);

        Assert.Equal(HttpStatusCode.OK, recovered.StatusCode);
        Assert.Equal("the answer", await failed.Content.ReadAsStringAsync());
        Assert.Equal(StorageRetryReason.AttemptsExhausted, failed.GetStorageAttempts()[^1].Reason);
    }

    [Fact]
    public async Task A_ShouldRetry_and_a_logger_that_both_throw_lose_no_answer()
    {
        var store = new StubHandler(Status(404, r => r.Content = new StringContent("the answer")));
        using var invoker = Invoker(store, new ThrowingLogger(throwsWhenAsked: false), o => o.Retry.ShouldRetry = _ => throw new InvalidOperationException("broken"));

        using var response = await invoker.SendAsync(Get(), default);

        Assert.Equal("the answer", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_meter_listener_that_throws_neither_ends_the_call_nor_keeps_the_log_from_its_line()
    {
        using var factory = new Factory();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == factory)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("no room for a number"));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("no room for a number"));
        listener.Start();
        var log = new RecordingLogger<StorageErrorHandler>();
        var store = new StubHandler(Status(503), Status(200), Status(404));
        using var invoker = Invoker(store, log, meters: factory);

        using var recovered = await invoker.SendAsync(Get(), default);
        using var failed = await invoker.SendAsync(Get(), default);

        Assert.Equal(HttpStatusCode.OK, recovered.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, failed.StatusCode);
        Assert.Equal([6100, 6101], log.Lines.Select(line => line.Event.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_listener_that_throws_neither_ends_the_call_nor_loses_the_answer(bool atTheStart)
    {
        var mine = new AsyncLocal<bool> { Value = true };
        void Throw()
        {
            if (mine.Value)
            {
                throw new InvalidOperationException("no room for a span");
            }
        }

        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Storage.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = atTheStart ? _ => Throw() : null,
            ActivityStopped = atTheStart ? null : _ => Throw(),
        };
        ActivitySource.AddActivityListener(listener);
        var store = new StubHandler(Status(503), Status(200));
        using var invoker = Invoker(store, new RecordingLogger<StorageErrorHandler>());

        using var response = await invoker.SendAsync(Get(), default);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, response.GetStorageAttempts().Count);
    }

    [Fact]
    public void What_a_logger_throws_is_seen_as_an_exception_that_nobody_waited_for()
    {
        var seen = 0;
        void Watch(object? sender, UnobservedTaskExceptionEventArgs args) =>
            seen += args.Exception.InnerException is InvalidOperationException { Message: ThrowingLogger.Message } ? 1 : 0;

        TaskScheduler.UnobservedTaskException += Watch;
        try
        {
            Fail();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Watch;
        }

        Assert.NotEqual(0, seen);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fail()
    {
        using var invoker = Invoker(new StubHandler(Status(404)), new ThrowingLogger(throwsWhenAsked: false));
        using var response = invoker.Send(Get(), default);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    static HttpRequestMessage Get() => new(HttpMethod.Get, "http://host/key");

    static HttpMessageInvoker Invoker(
        StubHandler store, ILogger<StorageErrorHandler> logger, Action<StorageErrorHandlingOptions>? configure = null, IMeterFactory? meters = null)
    {
        var options = new StorageErrorHandlingOptions { TimeProvider = new FakeTimeProvider { SkipDelays = true } };
        configure?.Invoke(options);
        return new(new StorageErrorHandler(options, logger, meters) { InnerHandler = store });
    }

    sealed class ThrowingLogger(bool throwsWhenAsked) : ILogger<StorageErrorHandler>
    {
        public const string Message = "the disk of the log is full";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => throwsWhenAsked ? throw new InvalidOperationException(Message) : true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new InvalidOperationException(Message);
    }

    sealed class Factory : IMeterFactory
    {
        Meter? _meter;

        public Meter Create(MeterOptions options) => _meter = new(options.Name, options.Version, options.Tags, scope: this);

        public void Dispose() => _meter?.Dispose();
    }
}
