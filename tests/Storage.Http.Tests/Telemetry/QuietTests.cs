using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using Storage.Http.Requests;
using Storage.Http.Telemetry;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Telemetry;

/// <summary>What nobody wants to hear is not even made.</summary>
[Collection(Alone.Name)]
public class QuietTests
{
    [Fact]
    public async Task A_level_that_is_off_makes_no_line()
    {
        var log = new DeafLogger();
        var options = new StorageErrorHandlingOptions { TimeProvider = new FakeTimeProvider { SkipDelays = true } };
        options.Retry.Repair = (_, _) => throw new InvalidOperationException("no vault");
        using var invoker = new HttpMessageInvoker(new StorageErrorHandler(options, log) { InnerHandler = new StubHandler(StubHandler.Status(429), StubHandler.Status(404), StoreWords.Error(403, "RequestTimeTooSkewed")) });

        foreach (var status in new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden })
        {
            using var response = await invoker.SendAsync(new(HttpMethod.Get, "http://host/key"), default);
            Assert.Equal(status, response.StatusCode);
        }

        Assert.NotEqual(0, log.Asked);
        Assert.Equal(0, log.Lines);
    }

    [Theory]
    [InlineData(StorageAttemptDecision.Retry, StorageRetryReason.TransientFault)]
    [InlineData(StorageAttemptDecision.GiveUp, StorageRetryReason.AttemptsExhausted)]
    public void Without_log_meter_and_span_telling_of_a_failure_costs_no_memory(StorageAttemptDecision decision, StorageRetryReason reason)
    {
        Assert.Null(Activity.Current);
        var log = new DeafLogger();
        using var meters = new SilentMeters();
        var telemetry = new StorageTelemetry(new GuardedLogger(log), new StorageMetrics(meters), new(), new ProviderSet(null, BuiltInProviders.All));
        using var request = new HttpRequestMessage(HttpMethod.Put, "http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key?sign=a");
        var attempt = new StorageAttempt(0, new() { Kind = StorageErrorKind.Transient, Code = "InternalError", RequestId = "A\nB", Message = "?a" }, decision, reason, TimeSpan.FromSeconds(1), default);

        Assert.Equal(0, Allocation.OfRuns(() =>
        {
            telemetry.Failed(request, attempt);
            telemetry.Recovered(request, attempt, 1);
            telemetry.Paced(request, TimeSpan.FromSeconds(1));
            telemetry.PacingBegan(request.RequestUri, 1);
        }));
        Assert.NotEqual(0, log.Asked);
    }

    sealed class DeafLogger : ILogger<StorageErrorHandler>
    {
        public int Asked { get; private set; }

        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("The library opens no scopes.");

        public bool IsEnabled(LogLevel logLevel)
        {
            Asked++;
            return false;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
