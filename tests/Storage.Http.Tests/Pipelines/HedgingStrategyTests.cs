using System.Net;
using Polly;
using Polly.Hedging;
using static Storage.Http.Tests.Pipelines.PipelineCalls;

namespace Storage.Http.Tests.Pipelines;

/// <summary>The caller's hedging around our retry and inside it.</summary>
public class HedgingStrategyTests
{
    [Fact]
    public async Task Hedging_inside_makes_one_of_our_attempts_of_all_its_sends_and_disposes_of_the_answers_that_lost()
    {
        var answers = new List<HttpResponseMessage>();
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new() { MaxRetryAttempts = 1, UseJitter = false }).AddHedging(AtOnce(1)));

        using var response = await Run(pipeline, Get(), _ => Task.FromResult(Keep(answers, 503)));

        Assert.Equal(2 * 2, answers.Count);
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.Contains(response, answers);
        Assert.All(answers.Where(answer => answer != response), AssertDisposed);
        Assert.Equal("body", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Hedging_inside_that_wins_leaves_nothing_to_retry()
    {
        var answers = new List<HttpResponseMessage>();
        var pipeline = Pipeline(new(), builder => builder.AddStorageRetry(new()).AddHedging(AtOnce(1)));

        using var response = await Run(pipeline, Get(), _ => Task.FromResult(Keep(answers, answers.Count == 0 ? 503 : 200)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.GetStorageAttempts());
        AssertDisposed(answers[0]);
    }

    [Fact]
    public async Task Hedging_around_ours_cancels_the_wait_of_the_call_that_lost_and_it_sends_no_more()
    {
        var time = new FakeTimeProvider();
        var answers = new List<HttpResponseMessage>();
        var pipeline = Pipeline(time, builder => builder
            .AddHedging(new() { Delay = TimeSpan.FromSeconds(1), MaxHedgedAttempts = 1, ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)) })
            .AddStorageRetry(new() { UseJitter = false, TransientDelay = TimeSpan.FromSeconds(10) }));

        // The first of the two waits for its retry when the second begins.
        var send = Run(pipeline, Get(), _ => Task.FromResult(Keep(answers, answers.Count == 0 ? 503 : 200)));
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((2, HttpStatusCode.OK), (answers.Count, response.StatusCode));
        Assert.Empty(response.GetStorageAttempts());
        AssertDisposed(answers[0]);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Hedging_around_ours_disposes_of_a_good_answer_that_comes_too_late()
    {
        var time = new FakeTimeProvider();
        var late = Keep([], 200);
        var slow = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sends = 0;
        var pipeline = Pipeline(time, builder => builder.AddHedging(new() { Delay = TimeSpan.FromSeconds(1), MaxHedgedAttempts = 1 }).AddStorageRetry(new()));

        var send = Run(pipeline, Get(), context =>
        {
            if (++sends > 1)
            {
                return Task.FromResult(Answer(200));
            }

            // Its answer is there when it is cancelled.
            context.CancellationToken.Register(() => slow.SetResult(late));
            return slow.Task;
        });
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.NotSame(late, response);
        AssertDisposed(late);
    }

    [Theory]
    [InlineData(503, 2)]
    [InlineData(429, 2)]
    [InlineData(404, 1)]
    [InlineData(412, 1)]
    [InlineData(200, 1)]
    public async Task Hedging_with_our_predicate_hedges_storage_trouble_and_no_other_answer(int status, int expected)
    {
        var answers = new List<HttpResponseMessage>();
        var pipeline = Pipeline(new(), builder => builder.AddHedging(AtOnce(1, TimeSpan.FromHours(1))));

        using var response = await Run(pipeline, Get(), _ => Task.FromResult(Keep(answers, status)));

        Assert.Equal(expected, answers.Count);
    }

    [Fact]
    public async Task A_hedged_request_of_its_own_is_judged_as_what_it_is()
    {
        // As Http.Resilience does: each hedged attempt has a clone of the request, and the clone is in its context.
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;
        var pipeline = Pipeline(time, builder => builder
            .AddHedging(new()
            {
                Delay = TimeSpan.Zero,
                MaxHedgedAttempts = 1,
                ShouldHandle = args => new(args.Outcome.Result is not { IsSuccessStatusCode: true }),
                ActionGenerator = args =>
                {
                    args.ActionContext.Properties.Set(RequestKey, new(HttpMethod.Post, "http://host/key?append"));
                    return () => args.Callback(args.ActionContext);
                },
            })
            .AddStorageRetry(new() { MaxRetryAttempts = 1 }));

        using var response = await Run(pipeline, Get(), async _ =>
        {
            Interlocked.Increment(ref sends);
            await Task.Yield();
            return Answer(503);
        });

        // The GET twice, the append once.
        Assert.Equal(3, sends);
    }

    static HedgingStrategyOptions<HttpResponseMessage> AtOnce(int hedged, TimeSpan? delay = null) => new()
    {
        Delay = delay ?? TimeSpan.Zero,
        MaxHedgedAttempts = hedged,
        ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
    };

    static HttpResponseMessage Keep(List<HttpResponseMessage> answers, int status)
    {
        var answer = Answer(status);
        answer.Content = new StringContent("body");
        answers.Add(answer);
        return answer;
    }

    static void AssertDisposed(HttpResponseMessage answer) => Assert.Throws<ObjectDisposedException>(() => answer.Content.ReadAsStream());
}
