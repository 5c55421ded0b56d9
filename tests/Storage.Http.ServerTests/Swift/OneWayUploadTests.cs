using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;
using Storage.Http.Tests;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Uploads from a stream that can be read once, refused with 503. What cannot be sent again is not: the 503 is what the caller gets.</summary>
[Collection(SwiftTests.Name)]
public class OneWayUploadTests(SwiftServer swift)
{
    const double Closed = 0.02;

    [SwiftTheory]
    [InlineData(100)]
    [InlineData(100_000)]
    [InlineData(20_000_000)]
    public async Task The_refusal_is_what_the_caller_gets(int length)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow);
        await using var limit = await CloseAsync(bucket);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], OneWay(Bytes.Of(length)));

        Told.IsError(put, 503, "SlowDown", StorageErrorKind.Throttling);
        Told.HasStory(put, "GiveUp NotReplayable");
        Assert.Single(client.Wire.Sends);
        Assert.Null(await bucket.HashAsync("key"));
    }

    [SwiftTheory]
    [InlineData(100)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public async Task What_was_kept_while_it_went_out_is_sent_again(int length)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow, options => options.Retry.BufferRequestBytes = 1_000_000);
        await using var limit = await CloseAsync(bucket);
        client.Wire.Answered = number => number == 1 ? limit.MendAsync() : Task.CompletedTask;
        var bytes = Bytes.Of(length);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], OneWay(bytes));

        Told.IsRecovered(put, "Retry Throttled");
        Assert.Equal(2, client.Wire.Sends.Count);
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task What_is_longer_than_may_be_kept_is_not_sent_again()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow, options => options.Retry.BufferRequestBytes = 99_999);
        await using var limit = await CloseAsync(bucket);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], OneWay(Bytes.Of(100_000)));

        Told.IsError(put, 503, "SlowDown", StorageErrorKind.Throttling);
        Told.HasStory(put, "GiveUp NotReplayable");
        Assert.Single(client.Wire.Sends);
    }

    [SwiftFact]
    public async Task What_the_server_refused_to_read_is_sent_again()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow, sockets: handler => handler.Expect100ContinueTimeout = TimeSpan.FromSeconds(60));
        await using var limit = await CloseAsync(bucket);
        var bytes = Bytes.Of(500_000);
        var source = new OneWayStream(bytes);
        var takenAtRefusal = -1;
        client.Wire.Answered = number =>
        {
            if (number > 1)
            {
                return Task.CompletedTask;
            }

            takenAtRefusal = (int)source.Position;
            return limit.MendAsync();
        };
        using var request = new HttpRequestMessage(HttpMethod.Put, bucket["key"]) { Content = new StreamContent(source) { Headers = { ContentLength = bytes.Length } } };
        request.Headers.ExpectContinue = true;

        using var put = await client.SendAsync(request);

        Told.IsRecovered(put, "Retry Throttled");
        Assert.Equal((0, 2), (takenAtRefusal, client.Wire.Sends.Count));
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task A_node_that_hangs_ends_an_upload_with_its_503()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Impatient);
        await using var pause = await swift.PauseAsync("a", "b");

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], OneWay(Bytes.Of(100_000)));

        Told.IsError(put, 503, "ServiceUnavailable", StorageErrorKind.Transient);
        Told.HasStory(put, "GiveUp NotReplayable");
        Assert.Single(client.Wire.Sends);
    }

    [SwiftFact]
    public async Task A_seekable_stream_is_sent_again_from_where_it_stood()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow);
        await using var limit = await CloseAsync(bucket);
        client.Wire.Answered = number => number == 1 ? limit.MendAsync() : Task.CompletedTask;
        var bytes = Bytes.Of(300_000);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new StreamContent(new MemoryStream(bytes) { Position = 1000 }));

        Told.IsRecovered(put, "Retry Throttled");
        Assert.Equal(SignatureV4.Hash(bytes.AsSpan(1000)), await bucket.HashAsync("key"));
    }

    // After one write all others are refused, until it is mended.
    async Task<SwiftFault> CloseAsync(SwiftBucket bucket)
    {
        var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, Closed);
        await bucket.PutAsync("first", [1]);
        return limit;
    }

    static StreamContent OneWay(byte[] bytes) => new(new OneWayStream(bytes)) { Headers = { ContentLength = bytes.Length } };
}
