using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Storage.Http.Tests.Responses;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>No option is there for show: each has a value with which a call takes another course.</summary>
public class OptionEffectTests
{
    static readonly StorageErrorDefinition Busy = new(StorageProvider.S3, "Own", "BackendBusy", StorageErrorKind.Throttling, "It is busy.", "Wait.", HttpStatusCode.BadRequest);
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static readonly Dictionary<string, OptionCase> Cases = new()
    {
        [nameof(StorageErrorHandlingOptions.Provider)] = new(o => o.Provider = OptionCase.Store) { Answers = _ => [Skewed] },
        [nameof(StorageErrorHandlingOptions.Registry)] = new(o => o.Registry = StorageErrorRegistry.Default.With([Busy])) { Answers = _ => [Body(400, "<Error><Code>BackendBusy</Code></Error>")] },
        [nameof(StorageErrorHandlingOptions.MaxErrorBodyBytes)] = new(o => o.MaxErrorBodyBytes = 1024) { Answers = _ => [Body(400, $"<Error><Resource>{new string('a', 2000)}</Resource><Code>SlowDown</Code></Error>")] },
        [nameof(StorageErrorHandlingOptions.ErrorBodyTimeout)] = new(o => o.ErrorBodyTimeout = Second) { Answers = Dripping },
        [nameof(StorageErrorHandlingOptions.SurfaceEmbeddedErrors)] = new(o => o.SurfaceEmbeddedErrors = false) { Answers = _ => [Body(200, "<Error><Code>AccessDenied</Code></Error>")] },
        [nameof(StorageErrorHandlingOptions.ThrowOnError)] = new(o => o.ThrowOnError = true) { Answers = _ => [Status(404)] },
        [nameof(StorageErrorHandlingOptions.TimeProvider)] = new(o => o.TimeProvider = new FakeTimeProvider { SkipDelays = true }),
        [nameof(StorageRetryOptions.MaxRetryAttempts)] = new(o => o.Retry.MaxRetryAttempts = 1),
        [nameof(StorageRetryOptions.ThrottlingDelay)] = new(o => o.Retry.ThrottlingDelay = 5 * Second) { Answers = _ => [Status(429), Status(200)] },
        [nameof(StorageRetryOptions.TransientDelay)] = new(o => o.Retry.TransientDelay = 5 * Second) { Answers = _ => [Status(503), Status(200)] },
        [nameof(StorageRetryOptions.MaxDelay)] = new(o => o.Retry.MaxDelay = Second) { Answers = _ => [Status(429)] },
        [nameof(StorageRetryOptions.UseJitter)] = new(o => o.Retry.UseJitter = true),
        [nameof(StorageRetryOptions.MaxServerDelay)] = new(o => o.Retry.MaxServerDelay = Second) { Answers = _ => [Status(503, response => response.Headers.RetryAfter = new(5 * Second))] },
        [nameof(StorageRetryOptions.MaxTotalTime)] = new(o => o.Retry.MaxTotalTime = Second) { Answers = _ => [Status(429)] },
        [nameof(StorageRetryOptions.AttemptTimeout)] = new(o => o.Retry.AttemptTimeout = Second) { Answers = time => [Late(time), Status(200)] },
        [nameof(StorageRetryOptions.BufferRequestBytes)] = new(o => o.Retry.BufferRequestBytes = 10) { Request = () => new(HttpMethod.Put, "key") { Content = new StreamContent(new OneWayStream([1, 2, 3])) } },
        [nameof(StorageRetryOptions.Budget)] = new(o => o.Retry.Budget = null) { Calls = 50 },
        [nameof(StorageRetryOptions.ShouldRetry)] = new(o => o.Retry.ShouldRetry = _ => false),
        [nameof(StorageRetryOptions.Repair)] = new(o => (o.Provider, o.Retry.Repair) = (OptionCase.Store, (_, _) => new(true))) { Answers = _ => [Skewed, Status(200)] },
        [nameof(StorageRetryOptions.ConfigurePipeline)] = new(o => o.Retry.ConfigurePipeline = AlwaysFine),
        [nameof(StorageRetryBudgetOptions.Capacity)] = new(o => o.Retry.Budget!.Capacity = 10),
        [nameof(StorageRetryBudgetOptions.RetryCost)] = new(o => o.Retry.Budget!.RetryCost = 400),
        [nameof(StorageRetryBudgetOptions.TimeoutCost)] = new(o => o.Retry.Budget!.TimeoutCost = 400) { Answers = _ => [Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded))] },
        [nameof(StorageLogOptions.Expected)] = new(o => o.Log.Expected = LogLevel.Critical) { Answers = _ => [Status(404)] },
        [nameof(StorageLogOptions.Retried)] = new(o => o.Log.Retried = LogLevel.Critical),
        [nameof(StorageLogOptions.GivenUp)] = new(o => o.Log.GivenUp = LogLevel.Critical) { Answers = _ => [Status(403)] },
        [nameof(StorageLogOptions.Lost)] = new(o => o.Log.Lost = LogLevel.Critical),
        [nameof(StorageLogOptions.IncludePath)] = new(o => o.Log.IncludePath = false),
    };

    public static TheoryData<string> Options => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_has_an_effect(string option) => Assert.NotEqual(await Cases[option].RunAsync(changed: false), await Cases[option].RunAsync(changed: true));

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Without_a_change_the_course_is_the_same(string option) => Assert.Equal(await Cases[option].RunAsync(changed: false), await Cases[option].RunAsync(changed: false));

    [Fact]
    public void Every_option_has_its_case() =>
        Assert.Equal(
            new[] { typeof(StorageErrorHandlingOptions), typeof(StorageRetryOptions), typeof(StorageRetryBudgetOptions), typeof(StorageLogOptions) }
                .SelectMany(type => type.GetProperties()).Where(property => property.CanWrite).Select(property => property.Name).Order(),
            Cases.Keys.Order());

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
