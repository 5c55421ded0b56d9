using System.Net.Http.Headers;
using System.Text;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Objects put, read, asked for and deleted: good answers are left as they are, errors are named.</summary>
[Collection(SwiftTests.Name)]
public class ObjectTests(SwiftServer swift)
{
    [SwiftTheory]
    [InlineData("plain.bin", 100_000)]
    [InlineData("a/ä b+c(1)&=?#%.bin", 1)]
    [InlineData("empty", 0)]
    public async Task An_object_that_was_put_is_got_byte_for_byte(string key, int length)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var bytes = Bytes.Of(length);

        using var put = await client.SendAsync(HttpMethod.Put, bucket[key], new ByteArrayContent(bytes));
        using var got = await client.SendAsync(HttpMethod.Get, bucket[key]);
        using var head = await client.SendAsync(HttpMethod.Head, bucket[key]);

        Assert.All([put, got, head], response => Told.IsNothing(response));
        Assert.Equal(bytes, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal((SignatureV4.Hash(bytes), length), (await bucket.HashAsync(key), head.Content.Headers.ContentLength));
        Assert.Equal(3, client.Wire.Sends.Count);
    }

    [SwiftFact]
    public async Task A_range_is_got_as_it_is()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var bytes = Bytes.Of(50_000);
        await bucket.PutAsync("whole", bytes);

        using var part = await client.SendAsync(HttpMethod.Get, bucket["whole"], null, ("Range", "bytes=100-20099"));

        Told.IsNothing(part, 206);
        Assert.Equal(new ContentRangeHeaderValue(100, 20099, 50_000), part.Content.Headers.ContentRange);
        Assert.Equal(bytes[100..20100], await part.Content.ReadAsByteArrayAsync());
    }

    [SwiftFact]
    public async Task A_range_behind_the_end_is_an_error()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("short", [1, 2, 3]);

        using var part = await client.SendAsync(HttpMethod.Get, bucket["short"], null, ("Range", "bytes=100-200"));

        Told.IsError(part, 416, "InvalidRange", StorageErrorKind.Precondition);
        Told.HasStory(part, "GiveUp NotRetryable");
    }

    [SwiftFact]
    public async Task An_object_that_reads_like_an_error_is_an_object()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var bytes = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>");

        using var put = await client.SendAsync(HttpMethod.Put, bucket["error.xml"], new ByteArrayContent(bytes) { Headers = { ContentType = new("application/xml") } });
        using var got = await client.SendAsync(HttpMethod.Get, bucket["error.xml"]);

        Assert.All([put, got], response => Told.IsNothing(response));
        Assert.Equal(bytes, await got.Content.ReadAsByteArrayAsync());
    }

    [SwiftFact]
    public async Task A_deleted_object_is_not_found()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("gone", [1]);

        using var deleted = await client.SendAsync(HttpMethod.Delete, bucket["gone"]);
        using var got = await client.SendAsync(HttpMethod.Get, bucket["gone"]);
        using var again = await client.SendAsync(HttpMethod.Delete, bucket["gone"]);

        Assert.All([deleted, again], response => Told.IsNothing(response, 204));
        Told.IsError(got, 404, "NoSuchKey", StorageErrorKind.NotFound);
        Told.HasStory(got, "GiveUp NotRetryable");
        Assert.Null(await bucket.HashAsync("gone"));
    }

    [SwiftFact]
    public async Task Bytes_that_do_not_match_their_digest_are_sent_once_more_and_not_stored()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["damaged"], new ByteArrayContent([1, 2, 3]) { Headers = { ContentMD5 = new byte[16] } });

        Told.IsError(put, 400, "BadDigest", StorageErrorKind.Integrity);
        Told.HasStory(put, "Retry IntegrityFailed", "GiveUp KindLimitReached");
        Assert.Null(await bucket.HashAsync("damaged"));
    }
}
