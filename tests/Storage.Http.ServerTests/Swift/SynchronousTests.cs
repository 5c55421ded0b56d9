using System.Net;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>The same by the synchronous Send.</summary>
[Collection(SwiftTests.Name)]
public class SynchronousTests(SwiftServer swift)
{
    [SwiftFact]
    public async Task A_write_over_the_rate_waits_until_it_is_let_in()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift, SwiftAccount.Slow);
        using var client = new SwiftClient(swift.Patient, SwiftAccount.Slow, options => options.Retry.MaxRetryAttempts = 5);
        await using var limit = await swift.LimitWritesAsync(SwiftAccount.Slow, 0.25);
        await bucket.PutAsync("first", [1]);
        var bytes = Bytes.Of(5000);
        using var request = new HttpRequestMessage(HttpMethod.Put, bucket["key"]) { Content = new ByteArrayContent(bytes) };

        using var put = client.Http.Send(request);

        Assert.Equal((HttpStatusCode.OK, null), (put.StatusCode, put.GetStorageError()));
        Assert.Contains(put.GetStorageAttempts(), attempt => attempt is { Reason: StorageRetryReason.Throttled, Error.Code: "SlowDown" });
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task An_object_is_put_and_got_and_missed()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient, configure: options => options.ThrowOnError = true);
        var bytes = Bytes.Of(5000);

        using var put = client.Http.Send(new(HttpMethod.Put, bucket["key"]) { Content = new ByteArrayContent(bytes) });
        using var got = client.Http.Send(new(HttpMethod.Get, bucket["key"]), HttpCompletionOption.ResponseHeadersRead);
        var missed = Assert.Throws<StorageException>(() => client.Http.Send(new(HttpMethod.Get, bucket["missing"])));

        Assert.All([put, got], response => Told.IsNothing(response));
        Assert.Equal(bytes, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal(("NoSuchKey", StorageErrorKind.NotFound, HttpStatusCode.NotFound), (missed.Error.Code, missed.Error.Kind, missed.StatusCode));
        Assert.Contains(missed.Error.RequestId!, missed.Message, StringComparison.Ordinal);
    }
}
