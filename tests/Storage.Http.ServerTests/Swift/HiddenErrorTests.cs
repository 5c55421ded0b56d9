using System.Net;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>
/// Completes that take longer than 10 s because a storage node hangs: this server must then have begun to answer, with 200 and blanks, before it knows how it
/// will end.
/// </summary>
[Collection(SwiftTests.Name)]
public class HiddenErrorTests(SwiftServer swift)
{
    // Real time, for the server's 10 s are.
    static readonly TimeSpan Hang = TimeSpan.FromSeconds(13);

    [SwiftFact]
    public async Task After_blanks_comes_a_result_or_an_error()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var good = await HangingUpload.BeginAsync(swift, client, bucket, "good", parts: 6, node: "a");
        var bad = await HangingUpload.BeginAsync(swift, client, bucket, "bad", parts: 6, node: "a");
        var before = client.Wire.Sends.Count;

        var (completing, failing) = (default(Task<HttpResponseMessage>)!, default(Task<HttpResponseMessage>)!);
        await using (await swift.PauseAsync("a"))
        {
            completing = good.CompleteAsync();
            failing = bad.CompleteAsync(bad.PartList(damaged: 6));
            await Task.Delay(Hang, TimeProvider.System);
        }

        using var completed = await completing;
        using var failed = await failing;

        Told.IsNothing(completed);
        Assert.Matches(@"^<\?xml [^>]*\?>\s*\n +\s*<CompleteMultipartUploadResult", await completed.Content.ReadAsStringAsync());
        Assert.Equal(good.Hash, await bucket.HashAsync("good"));

        Told.IsHidden(failed, 400, "InvalidPart", StorageErrorKind.InvalidRequest);
        Told.HasStory(failed, "GiveUp NotRetryable");
        Assert.Matches(@"^<\?xml [^>]*\?>\s*\n +\s*<Error>", await failed.Content.ReadAsStringAsync());
        Assert.Null(await bucket.HashAsync("bad"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], client.Wire.Statuses.Skip(before));
    }

    // The object is put, which takes the rate's one write; then the upload's mark is to be deleted, which is refused. The first repeat is refused at once.
    [SwiftFact]
    public async Task A_SlowDown_inside_a_200_is_retried_until_the_result_is_there()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow, options => options.Retry.UseJitter = false);
        var upload = await HangingUpload.BeginAsync(swift, client, bucket, "whole", parts: 6, node: "a");
        var before = client.Wire.Sends.Count;
        await using var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, 0.01);
        var hashWhileRefused = default(string);
        client.Wire.Answered = async number =>
        {
            if (number == before + 2)
            {
                hashWhileRefused = await bucket.HashAsync("whole");
                await limit.MendAsync();
            }
        };

        var completing = default(Task<HttpResponseMessage>)!;
        await using (await swift.PauseAsync("a"))
        {
            completing = upload.CompleteAsync();
            await Task.Delay(Hang, TimeProvider.System);
        }

        using var completed = await completing;

        Told.IsRecovered(completed, "Retry Throttled", "Retry Throttled");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], client.Wire.Statuses.Skip(before));
        var attempts = completed.GetStorageAttempts();
        Assert.Equal(
            [("SlowDown", true, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), ("SlowDown", false, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable)],
            attempts.Take(2).Select(attempt => (attempt.Error!.Code!, attempt.Error.IsEmbedded, attempt.Error.WireStatusCode!.Value, attempt.Error.StatusCode!.Value)));
        Assert.All(attempts.Take(2), attempt => Assert.NotNull(attempt.Error!.RequestId));
        Assert.Equal(upload.Hash, await bucket.HashAsync("whole"));

        // The attempt that failed had stored the object: an error says nothing of what was done.
        Assert.Equal(upload.Hash, hashWhileRefused);
    }

    // By its code the request is wrong, for good; that a node did not answer stands in the message alone.
    [SwiftFact]
    public async Task A_node_that_does_not_answer_is_told_as_an_invalid_request_which_the_caller_may_retry()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var patient = new SwiftClient(swift.Patient);
        using var client = new SwiftClient(swift.Impatient, configure: options =>
        {
            // snippet: swift-invalid-request
            options.Retry.ShouldRetry = failure => failure.WouldRetry
                || (failure.Error is { IsEmbedded: true, Code: "InvalidRequest", Message: { } message } && message.Contains(": 503 Service Unavailable", StringComparison.Ordinal));
            // end-snippet
        });
        var upload = await HangingUpload.BeginAsync(swift, patient, bucket, "whole", parts: 12, node: "a", minimum: 6, maximum: 7); // 2 s each
        await using var pause = await swift.PauseAsync("a");
        client.Wire.Answered = number => number == 1 ? pause.MendAsync() : Task.CompletedTask;

        using var completed = await upload.CompleteAsync(client: client);

        Told.IsRecoveredFrom(completed, "Retry CallerAdded");
        Assert.Equal(HttpStatusCode.OK, client.Wire.Sends[0].Status);
        Assert.Equal(upload.Hash, await bucket.HashAsync("whole"));
    }
}
