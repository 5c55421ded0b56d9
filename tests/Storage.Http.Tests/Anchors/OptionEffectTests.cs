using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Storage.Http.Tests.Responses;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>No option is there for show: each has a value with which a call takes another course.</summary>
public class OptionEffectTests
{
    static readonly StorageErrorDefinition Busy = new(StorageProvider.S3, "Own", "BackendBusy", StorageErrorKind.Throttling, "It is busy.", "Wait.", HttpStatusCode.BadRequest);
    static readonly ConcurrencyLimiter Closed = new(new() { PermitLimit = 1, QueueLimit = 0 });
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static OptionEffectTests() => Closed.AttemptAcquire(); // and never given back

    static readonly Dictionary<string, OptionCase> Cases = new()
    {
        ["Provider"] = new(o => o.Provider = OptionCase.Store) { Answers = _ => [Skewed] },
        ["Registry"] = new(o => o.Registry = StorageErrorRegistry.Default.With([Busy])) { Answers = _ => [Body(400, "<Error><Code>BackendBusy</Code></Error>")] },
        ["MaxErrorBodyBytes"] = new(o => o.MaxErrorBodyBytes = 1024) { Answers = _ => [Body(400, $"<Error><Resource>{new string('a', 2000)}</Resource><Code>SlowDown</Code></Error>")] },
        ["ErrorBodyTimeout"] = new(o => o.ErrorBodyTimeout = Second) { Answers = Dripping },
        ["SurfaceEmbeddedErrors"] = new(o => o.SurfaceEmbeddedErrors = false) { Answers = _ => [Body(200, "<Error><Code>AccessDenied</Code></Error>")] },
        ["ThrowOnError"] = new(o => o.ThrowOnError = true) { Answers = _ => [Status(404)] },
        ["CheckHandlerOrder"] = new(o => o.CheckHandlerOrder = false) { Inside = () => new ResilienceHandler(), Answers = _ => [Status(200)] },
        ["TimeProvider"] = new(o => o.TimeProvider = new FakeTimeProvider { SkipDelays = true }),
        ["Throttling"] = new(o => o.Throttling = new()) { Answers = _ => [Status(429), Status(200)], Calls = 3, AreAtOnce = true },
        ["Throttling.Limiter"] = new(o => o.Throttling!.Limiter = Closed) { Given = o => o.Throttling = new(), Answers = _ => [Status(200)] },
        ["Throttling.QueueLimit"] = new(o => o.Throttling!.QueueLimit = 1) { Given = o => (o.Throttling, o.Retry.MaxRetryAttempts) = (new(), 0), Answers = _ => [Status(429), Status(200)], Calls = 4, AreAtOnce = true },
        ["Throttling.MaxRetryAttempts"] = new(o => o.Throttling!.MaxRetryAttempts = 1) { Given = o => (o.Throttling, o.Retry.MaxTotalTime) = (new(), TimeSpan.FromDays(1)), Answers = _ => [Status(429)], AreAtOnce = true },
        ["Retry.MaxRetryAttempts"] = new(o => o.Retry.MaxRetryAttempts = 1),
        ["Retry.ThrottlingDelay"] = new(o => o.Retry.ThrottlingDelay = 5 * Second) { Answers = _ => [Status(429), Status(200)] },
        ["Retry.TransientDelay"] = new(o => o.Retry.TransientDelay = 5 * Second) { Answers = _ => [Status(503), Status(200)] },
        ["Retry.MaxDelay"] = new(o => o.Retry.MaxDelay = Second) { Answers = _ => [Status(429)] },
        ["Retry.UseJitter"] = new(o => o.Retry.UseJitter = true),
        ["Retry.MaxServerDelay"] = new(o => o.Retry.MaxServerDelay = Second) { Answers = _ => [Status(503, response => response.Headers.RetryAfter = new(5 * Second))] },
        ["Retry.MaxTotalTime"] = new(o => o.Retry.MaxTotalTime = Second) { Answers = _ => [Status(429)] },
        ["Retry.AttemptTimeout"] = new(o => o.Retry.AttemptTimeout = Second) { Answers = time => [Late(time), Status(200)] },
        ["Retry.BufferRequestBytes"] = new(o => o.Retry.BufferRequestBytes = 10) { Request = () => new(HttpMethod.Put, "key") { Content = new StreamContent(new OneWayStream([1, 2, 3])) } },
        ["Retry.Budget"] = new(o => o.Retry.Budget = null) { Calls = 50 },
        ["Retry.ShouldRetry"] = new(o => o.Retry.ShouldRetry = _ => false),
        ["Retry.Repair"] = new(o => (o.Provider, o.Retry.Repair) = (OptionCase.Store, (_, _) => new(true))) { Answers = _ => [Skewed, Status(200)] },
        ["Retry.ConfigurePipeline"] = new(o => o.Retry.ConfigurePipeline = AlwaysFine),
        ["Retry.Budget.Capacity"] = new(o => o.Retry.Budget!.Capacity = 10),
        ["Retry.Budget.RetryCost"] = new(o => o.Retry.Budget!.RetryCost = 400),
        ["Retry.Budget.HoldThrottled"] = new(o => o.Retry.Budget!.HoldThrottled = false) { Given = o => o.Retry.Budget!.Capacity = 10, Answers = _ => [Status(429)], Calls = 2 },
        ["Retry.Budget.TimeoutCost"] = new(o => o.Retry.Budget!.TimeoutCost = 400) { Answers = _ => [Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded))] },
        ["Log.Expected"] = new(o => o.Log.Expected = LogLevel.Critical) { Answers = _ => [Status(404)] },
        ["Log.Retried"] = new(o => o.Log.Retried = LogLevel.Critical),
        ["Log.GivenUp"] = new(o => o.Log.GivenUp = LogLevel.Critical) { Answers = _ => [Status(403)] },
        ["Log.Lost"] = new(o => o.Log.Lost = LogLevel.Critical),
        ["Log.IncludePath"] = new(o => o.Log.IncludePath = false),
    };

    public static TheoryData<string> Options => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_has_an_effect(string option) => Assert.NotEqual(await Cases[option].RunAsync(changed: false), await Cases[option].RunAsync(changed: true));

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Without_a_change_the_course_is_the_same(string option) => Assert.Equal(await Cases[option].RunAsync(changed: false), await Cases[option].RunAsync(changed: false));

    [Fact]
    public void Every_option_has_its_case() => Assert.Equal(OptionsOf(typeof(StorageErrorHandlingOptions), "").Order(), Cases.Keys.Order());

    static IEnumerable<string> OptionsOf(Type type, string prefix) => type.GetProperties().SelectMany(property =>
        (property.CanWrite ? [prefix + property.Name] : (IEnumerable<string>)[])
        .Concat(property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal) ? OptionsOf(property.PropertyType, $"{prefix}{property.Name}.") : []));

    static Func<HttpRequestMessage, HttpResponseMessage> Skewed => Status(403, response => response.Headers.Add("x-own-error", "Skewed"));

    static Func<HttpRequestMessage, HttpResponseMessage> Body(int status, string body) => Status(status, response => response.Content = new StringContent(body));

    static Func<HttpRequestMessage, HttpResponseMessage>[] Dripping(FakeTimeProvider time) =>
    [
        Status(400, response => response.Content = new StreamContent(
            AnswerBody.Of("<Error><Code>Slow").ThenCalls(() => time.Advance(2 * Second)).Then("Do"u8.ToArray()).Then("wn</Code></Error>"u8.ToArray()))),
    ];

    static Func<HttpRequestMessage, HttpResponseMessage> Late(FakeTimeProvider time) => request =>
    {
        time.Advance(2 * Second);
        return Status(200)(request);
    };

    static void AlwaysFine(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline.AddFallback(new()
    {
        ShouldHandle = _ => PredicateResult.True(),
        FallbackAction = _ => Outcome.FromResultAsValueTask(new HttpResponseMessage(HttpStatusCode.OK)),
    });
}
