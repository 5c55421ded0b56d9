using System.Net;
using System.Security.Authentication;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using static Storage.Http.Tests.Pipelines.PipelineCalls;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Which outcomes StorageResilience.IsTransient takes for trouble of the store or the way to it.</summary>
public class TransientPredicateTests
{
    static readonly StorageErrorKind[] Trouble =
    [
        StorageErrorKind.Throttling, StorageErrorKind.Transient, StorageErrorKind.Timeout, StorageErrorKind.Connection,
        StorageErrorKind.Upstream, StorageErrorKind.Conflict, StorageErrorKind.Incomplete, StorageErrorKind.Integrity,
    ];

    public static TheoryData<StorageErrorKind> Kinds => [.. Enum.GetValues<StorageErrorKind>()];

    public static TheoryData<string, Func<Exception>, bool> Exceptions => new()
    {
        { "answer lost", () => new HttpRequestException(HttpRequestError.ResponseEnded), true },
        { "no connection", () => new HttpRequestException(HttpRequestError.ConnectionError), true },
        { "unknown host", () => new HttpRequestException(HttpRequestError.NameResolutionError), true },
        { "certificate refused", () => new HttpRequestException(HttpRequestError.SecureConnectionError, inner: new AuthenticationException()), false },
        { "answered 503", () => new HttpRequestException("", null, HttpStatusCode.ServiceUnavailable), true },
        { "answered 404", () => new HttpRequestException("", null, HttpStatusCode.NotFound), false },
        { "broken stream", () => new IOException(), true },
        { "timeout of a strategy", () => new TimeoutRejectedException(TimeSpan.FromSeconds(1)), true },
        { "timeout of a client inside", () => new TaskCanceledException("", new TimeoutException("", new TaskCanceledException())), true },
        { "connect timeout", () => new TaskCanceledException("", new TimeoutException()), true },
        { "cancelled", () => new OperationCanceledException(), false },
        { "cancelled while sending", () => new TaskCanceledException("", new IOException()), false },
        { "open circuit further in", () => new BrokenCircuitException(TimeSpan.FromSeconds(5)), false },
        { "open circuit that a lost answer opened", () => new BrokenCircuitException("", new HttpRequestException(HttpRequestError.ResponseEnded)), false },
        { "limiter further in", () => new RefusedException(), false },
        { "refused by the client's own rate limit", () => new StorageException(new() { Kind = StorageErrorKind.Throttling, NeverSent = true, RefusedHere = true }, []), false },
        { "used twice", () => new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_verdict_counts_by_its_kind(StorageErrorKind kind) =>
        Assert.Equal(Trouble.Contains(kind), StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(new StorageException(new() { Kind = kind }, []))));

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_counts_by_what_became_of_the_request(string name, Func<Exception> make, bool expected) =>
        Assert.True(expected == StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(make())), $"{name}: expected {expected}");

    [Theory]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(200, false)]
    [InlineData(304, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(409, false)]
    [InlineData(412, false)]
    [InlineData(501, false)]
    [InlineData(507, false)]
    public void An_answer_that_nobody_judged_counts_by_its_status(int status, bool expected)
    {
        using var answer = Answer(status);

        Assert.Equal(expected, StorageResilience.IsTransient(Outcome.FromResult(answer)));
    }

    [Fact]
    public void No_outcome_is_no_trouble() => Assert.False(StorageResilience.IsTransient(default));

    [Fact]
    public async Task An_embedded_error_counts_by_the_verdict_also_where_the_status_stays_200()
    {
        var options = new StorageErrorHandlingOptions { SurfaceEmbeddedErrors = false };
        using var handler = new StorageErrorHandler(options) { InnerHandler = new StubHandler(Docs.StoreAnswer.Error(200, "SlowDown")) };
        var copy = new HttpRequestMessage(HttpMethod.Put, "http://host/bucket/copy").DisableStorageRetry();
        copy.Headers.Add("x-cos-copy-source", "bucket/original");

        using var response = await Send(ResiliencePipeline<HttpResponseMessage>.Empty, handler, copy);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(StorageResilience.IsTransient(Outcome.FromResult(response)));
    }
}
