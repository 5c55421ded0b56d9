using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Telemetry;

/// <summary>Each reason is the same in the attempt, in the log and in the numbers.</summary>
public class ReasonTellingTests
{
    public static TheoryData<StorageRetryReason> Told => [.. ReasonCases.All.Select(call => call.Reason)];

    [Fact]
    public void Every_reason_has_its_call_or_is_one_that_nobody_is_told_of() =>
        Assert.Equal(Enum.GetValues<StorageRetryReason>(), ReasonCases.All.Select(call => call.Reason).Concat(ReasonCases.Untold.Keys).Order());

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Attempt_line_and_numbers_agree(StorageRetryReason reason)
    {
        var call = ReasonCases.All.Single(call => call.Reason == reason);
        using var client = new ToldClient(new StubHandler(call.Answers), call.Configure);

        var attempts = await client.AttemptsAsync(call.Request(client.Time.GetUtcNow()));

        var failures = attempts.Where(attempt => attempt.Error is not null).ToList();
        Assert.Equal(reason, (call.IsLast ? attempts[^1] : attempts[0]).Reason);
        Assert.Equal(call.IsLast, attempts[^1].Error is not null);
        Assert.Equal(failures.Select(AsTold), Lines(client).Select(line => AsTold(line.Values)));
        Assert.Equal(failures.Select(AsCounted), client.Meters.Of("storage.client.errors").Select(AsCounted));
        Assert.Equal(failures.Where(IsRetry).Select(AsCounted), client.Meters.Of("storage.client.retries").Select(AsCounted));
        Assert.Equal(failures.Where(IsRetry).Select(attempt => attempt.Delay.TotalSeconds), client.Meters.Of("storage.client.retry.delay").Select(measurement => measurement.Value));
        Assert.Equal(call.IsLast ? 0 : 1, client.Meters.Sum("storage.client.recovered"));
    }

    [Theory]
    [MemberData(nameof(Told))]
    public async Task What_might_have_passed_is_an_error_and_counts_as_exhausted_and_nothing_else_does(StorageRetryReason reason)
    {
        var call = ReasonCases.All.Single(call => call.Reason == reason);
        using var client = new ToldClient(new StubHandler(call.Answers), call.Configure);

        await client.AttemptsAsync(call.Request(client.Time.GetUtcNow()));

        var isExhausted = Lines(client)[^1].Level == LogLevel.Error;
        Assert.Equal(
            reason is >= StorageRetryReason.NotIdempotent and <= StorageRetryReason.RateLimited or StorageRetryReason.UrlExpires,
            isExhausted);
        Assert.Equal(isExhausted ? [reason.ToString()] : [], client.Meters.Of("storage.client.exhausted").Select(measurement => measurement.Tags["storage.retry.reason"]));
    }

    [Fact]
    public async Task A_call_that_its_caller_cancelled_is_told_up_to_then()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = new ToldClient(new StubHandler(StubHandler.Status(503), _ =>
        {
            cancellation.Cancel();
            throw new OperationCanceledException(cancellation.Token);
        }));

        var attempts = await client.AttemptsAsync(new(HttpMethod.Get, "http://bucket.example.test/key"), cancellation.Token);

        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.Cancelled], attempts.Select(attempt => attempt.Reason));
        Assert.Equal([StorageRetryReason.TransientFault], Lines(client).Select(line => line.Values["Reason"]));
        Assert.Equal(["TransientFault"], client.Meters.Of("storage.client.errors").Select(measurement => measurement.Tags["storage.retry.reason"]));
    }

    static List<RecordingLogger<StorageErrorHandler>.Line> Lines(ToldClient client) => [.. client.Log.Lines.Where(line => line.Event.Id is >= 6100 and <= 6109)];

    static bool IsRetry(StorageAttempt attempt) => attempt.Decision == StorageAttemptDecision.Retry;

    static string AsTold(StorageAttempt attempt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{attempt.Number} {attempt.Error!.Kind} {attempt.Error.Code ?? "-"} {(int?)attempt.Error.StatusCode} {attempt.Decision} {attempt.Reason} {attempt.Delay.TotalMilliseconds} ms");

    static string AsTold(IReadOnlyDictionary<string, object?> line) => string.Create(
        CultureInfo.InvariantCulture, $"{line["Attempt"]} {line["Kind"]} {line["Code"]} {line["Status"]} {line["Decision"]} {line["Reason"]} {line["DelayMs"]} ms");

    static (object?, object?) AsCounted(StorageAttempt attempt) => (attempt.Error!.Kind.ToString(), attempt.Reason.ToString());

    static (object?, object?) AsCounted(Measurement measurement) => (measurement.Tags["storage.error.kind"], measurement.Tags["storage.retry.reason"]);
}
