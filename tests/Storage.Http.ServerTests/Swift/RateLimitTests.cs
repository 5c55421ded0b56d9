using System.Net;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>A server that refuses writes over its rate.</summary>
[Collection(SwiftTests.Name)]
public class RateLimitTests(SwiftServer swift)
{
    // One write in 50 s: the first takes it, and all others are refused until the limit is lifted.
    const double Closed = 0.02;

    [SwiftTheory]
    [InlineData("PUT", 503)]
    [InlineData("PUT", 429)]
    [InlineData("DELETE", 503)]
    [InlineData("COPY", 503)]
    public async Task A_write_that_is_refused_is_sent_again_after_a_wait(string write, int status)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(status == 429 ? swift.Limited429 : swift.Patient, SwiftAccount.Slow, options => options.Retry.UseJitter = false);
        var bytes = Bytes.Of(5000);
        await bucket.PutAsync("source", bytes);
        await bucket.PutAsync("deleted", bytes);
        await using var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, Closed);
        await bucket.PutAsync("first", [1]);
        client.Wire.Answered = number => number == 1 ? limit.MendAsync() : Task.CompletedTask;

        using var written = write switch
        {
            "DELETE" => await client.SendAsync(HttpMethod.Delete, bucket["deleted"]),
            "COPY" => await client.SendAsync(HttpMethod.Put, bucket["written"], null, ("x-amz-copy-source", $"/{bucket["source"]}")),
            _ => await client.SendAsync(HttpMethod.Put, bucket["written"], new ByteArrayContent(bytes)),
        };

        Told.IsRecovered(written, "Retry Throttled");
        var refused = written.GetStorageAttempts()[0];
        Assert.Equal(("SlowDown", (HttpStatusCode)status), (refused.Error!.Code, refused.Error.WireStatusCode));
        Assert.InRange(refused.Delay, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.Equal(2, client.Wire.Sends.Count);
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync(write == "DELETE" ? "source" : "written"));
        Assert.Equal(write == "DELETE", await bucket.HashAsync("deleted") is null);
    }

    [SwiftFact]
    public async Task A_refusal_that_lasts_is_returned_with_its_story()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow, options => options.Retry.MaxRetryAttempts = 1);
        await using var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, Closed);
        await bucket.PutAsync("first", [1]);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["refused"], new ByteArrayContent([1]));
        using var read = await client.SendAsync(HttpMethod.Get, bucket["first"]);

        Told.IsError(put, 503, "SlowDown", StorageErrorKind.Throttling);
        Told.HasStory(put, "Retry Throttled", "GiveUp AttemptsExhausted");
        Told.IsNothing(read);
        Assert.Null(await bucket.HashAsync("refused"));
    }

    [SwiftTheory]
    [InlineData(6, false, 503)]
    [InlineData(8, true, 503)]
    [InlineData(3, true, 429)]
    public async Task Many_writers_over_the_rate_are_all_served_in_the_end(int writers, bool paced, int status)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(status == 429 ? swift.Limited429 : swift.Patient, SwiftAccount.Slow, options =>
        {
            options.Throttling = paced ? new() : null;
            options.Retry.MaxRetryAttempts = 8;
        });
        await using var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, 2);

        var written = await Task.WhenAll(Enumerable.Range(0, writers).Select(number =>
            client.SendAsync(HttpMethod.Put, bucket[$"key-{number}"], new ByteArrayContent(Bytes.Of(1000, number)))));

        Assert.All(written, response => Assert.Equal((HttpStatusCode.OK, null), (response.StatusCode, response.GetStorageError())));
        Assert.Contains(written, response => response.GetStorageAttempts() is [{ Reason: StorageRetryReason.Throttled, Error.Code: "SlowDown" }, ..]);
        Assert.Contains((HttpStatusCode)status, client.Wire.Statuses);
        for (var number = 0; number < writers; number++)
        {
            Assert.Equal(SignatureV4.Hash(Bytes.Of(1000, number)), await bucket.HashAsync($"key-{number}"));
            written[number].Dispose();
        }
    }
}
