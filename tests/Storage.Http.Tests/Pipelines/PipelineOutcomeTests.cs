using System.Net;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>What counts as a failure in a pipeline that is not ours, and what is told of it.</summary>
public class PipelineOutcomeTests
{
    [Theory]
    [InlineData(503, 2)]
    [InlineData(404, 1)]
    public async Task T10_a_StorageException_counts_by_its_verdict(int status, int expected)
    {
        var sends = 0;

        var failure = await Record.ExceptionAsync(async () => (await Run(Pipeline(new() { SkipDelays = true }), new(HttpMethod.Get, "http://host/key"), _ =>
        {
            using var answer = new HttpResponseMessage(sends++ == 0 ? (HttpStatusCode)status : HttpStatusCode.OK);
            return Task.FromResult(answer.EnsureStorageSuccess());
        })).Dispose());

        Assert.Equal(expected, sends);
        Assert.Equal(expected == 1, failure is StorageException);
    }

    [Fact]
    public async Task T10_the_timeout_of_a_client_inside_may_have_sent_the_post()
    {
        var sends = 0;
        using var client = new HttpClient(new HangingHandler(() => sends++)) { Timeout = TimeSpan.FromMilliseconds(1) };

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Pipeline(new() { SkipDelays = true }).ExecuteAsync(async token => await client.PostAsync("http://host/key?append", null, token)));

        Assert.Equal(StorageRetryReason.NotIdempotent, exception.GetStorageAttempts()[0].Reason);
        Assert.Equal(1, sends);
    }

    [Fact]
    public async Task T10_without_a_verdict_the_headers_tell_code_and_delay()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(
            Status(400, r => r.Headers.Add("x-minio-error-code", "SlowDown")),
            Status(503, r => r.Headers.Add("x-amz-retry-after", "7000")),
            Status(200));

        using var response = await Send(Pipeline(time), store, new(HttpMethod.Get, "http://host/key"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(7020)], time.Delays);
        Assert.Equal("SlowDown", response.GetStorageAttempts()[0].Error!.Code);
    }

    [Fact]
    public async Task T10_a_plain_redirect_is_no_failure()
    {
        var store = new StubHandler(Status(302));

        using var response = await Send(Pipeline(new()), store, new(HttpMethod.Get, "http://host/key"));

        Assert.Empty(response.GetStorageAttempts());
    }

    [Fact]
    public async Task T10_an_attempt_has_the_duration_it_took()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;

        using var response = await Run(Pipeline(time), new(HttpMethod.Get, "http://host/key"), _ =>
        {
            time.Advance(TimeSpan.FromSeconds(1 + sends));
            return Task.FromResult(new HttpResponseMessage(sends++ < 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        });

        Assert.Equal([1, 2, 3], response.GetStorageAttempts().Select(attempt => attempt.Duration.TotalSeconds));
    }
}
