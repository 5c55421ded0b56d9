using System.Net;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;
using Polly;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;
using Storage.Http.Retry;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>A call whose first attempt is refused, and each thing that has to be done for it alone: where the time goes.</summary>
[Result(HttpStatusCode.OK)]
public class ThrottledParts : IDisposable
{
    static readonly ResiliencePipeline<HttpResponseMessage> Retry = PollyPipelines.Retry(TimeSpan.Zero);

    readonly DiscardingMeters _meters = new();
    readonly HandlerSettings _settings;
    readonly CourseCall _ours;
    readonly CourseCall _bare;
    readonly HttpRequestMessage _request = StoreRequest.GetFromCos();
    readonly HttpResponseMessage _refused = StoreAnswer.CosSlowDown.Create();
    readonly HttpResponseMessage _good = StoreAnswer.CosObject.Create();
    readonly MemoryStream _body = new(StoreAnswer.CosSlowDown.Body);
    readonly StreamContent _content;
    readonly StorageError _error;
    readonly IReadOnlyList<StorageAttempt> _attempts;
    bool _isRefused;

    /// <summary>Makes what the parts start from.</summary>
    public ThrottledParts()
    {
        ILogger<StorageErrorHandler> logger = new DiscardingLogger(writes: false);
        var options = FailedCall.Options();
        _settings = new(StorageHandling.Retry, options, StorageErrorRegistry.Default, new(options.Retry.Budget), pace: null, logger, new(_meters));
        _ours = Call(inner => new StorageErrorHandler(options, logger, _meters) { InnerHandler = inner });
        _bare = Call(inner => inner);
        _content = new(_body);
        foreach (var (name, values) in _refused.Content.Headers)
        {
            _content.Headers.TryAddWithoutValidation(name, values);
        }

        _error = Read()!;
        _attempts = Decide().Attempts;
    }

    [Case(CaseRole.Ours, "ours, all of it")]
    public HttpStatusCode Whole() => _ours.Send();

    [Case(CaseRole.Limit, "the request and both answers made")]
    public HttpStatusCode Answers() => _bare.SendUntilDone();

    [Case(CaseRole.Limit, "the body read, judged, and put back")]
    [Result("SlowDown")]
    public string? Reading() => Read()?.Code;

    [Case(CaseRole.Limit, "what to do decided, for the first attempt and the second")]
    [Result(StorageAttemptDecision.Succeed)]
    public StorageAttemptDecision Deciding() => Decide().Last.Decision;

    [Case(CaseRole.Limit, "a line and the measures told")]
    public HttpStatusCode Telling()
    {
        _settings.Telemetry.Failed(_request, _attempts[0]);
        _settings.Telemetry.Recovered(_request, _attempts[0], 1);
        return _good.StatusCode;
    }

    [Case(CaseRole.Limit, "the attempts hung on a new answer")]
    public HttpStatusCode Hanging()
    {
        var answer = new HttpResponseMessage();
        StorageAnnotations.SetAttempts(answer, _attempts, this);
        return answer.StatusCode;
    }

    [Case(CaseRole.Peer, "Polly's retry alone, both outcomes ready")]
    public HttpStatusCode Repeating()
    {
        _isRefused = false;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        var outcome = Ready(Retry.ExecuteOutcomeAsync(static (_, parts) => new ValueTask<Outcome<HttpResponseMessage>>(parts.Next()), context, this));
        ResilienceContextPool.Shared.Return(context);
        return outcome.Result!.StatusCode;
    }

    /// <summary>Lets go of the meters.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _meters.Dispose();
        GC.SuppressFinalize(this);
    }

    static CourseCall Call(Func<HttpMessageHandler, HttpMessageHandler> around) =>
        new(CourseStub.Of(StoreAnswer.CosSlowDown, StoreAnswer.CosObject), around, StoreRequest.GetFromCos);

    // Nothing here waits for anything.
    static T Ready<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("It did not end well at once.");

    Outcome<HttpResponseMessage> Next()
    {
        _isRefused = !_isRefused;
        return Outcome.FromResult(_isRefused ? _refused : _good);
    }

    StorageError? Read()
    {
        _body.Position = 0;
        _refused.Content = _content;
        return Ready(_settings.Reader.ReadAsync(_request, _refused, async: true, CancellationToken.None));
    }

    RetrySession Decide()
    {
        var session = new RetrySession(_settings.Retry, _settings.Budgets, _settings.Providers, _settings.Time, _request, _settings.Time.GetTimestamp())
        {
            Owner = this,
            Method = _request.Method,
            Uri = _request.RequestUri,
        };
        Ready(session.DecideAsync(_error, _refused, null, TimeSpan.Zero, CancellationToken.None));
        session.AttemptNumber++;
        session.Succeed(TimeSpan.Zero);
        return session;
    }
}
