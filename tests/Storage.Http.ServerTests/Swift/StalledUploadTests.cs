using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>An upload that stalls for longer than the server waits.</summary>
[Collection(SwiftTests.Name)]
public class StalledUploadTests(SwiftServer swift)
{
    // HttpClient looks for the answer when it has sent the content. A short rest is taken, and the answer is there; in the middle of a long one the connection breaks.
    [SwiftTheory]
    [InlineData(1000, StorageRetryReason.RequestTimedOut)]
    [InlineData(4_000_000, StorageRetryReason.ConnectionLost)]
    public async Task An_upload_that_was_not_waited_for_is_sent_again(int length, StorageRetryReason reason)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Impatient);
        var bytes = Bytes.Of(length);

        // The server waits 4 s.
        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new StreamContent(new StallingStream(bytes, TimeSpan.FromSeconds(6))));

        Told.IsRecoveredFrom(put, $"Retry {reason}");
        Assert.Equal(reason == StorageRetryReason.RequestTimedOut ? "RequestTimeout" : null, put.GetStorageAttempts()[0].Error!.Code);
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("key"));
    }
}
