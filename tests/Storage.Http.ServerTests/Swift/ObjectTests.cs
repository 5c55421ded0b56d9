using System.Net;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Objects, put and read: a real server's good answers are left as they are.</summary>
[Collection(SwiftTests.Name)]
public class ObjectTests(SwiftServer swift)
{
    [SwiftFact]
    public async Task An_object_that_was_put_is_got_byte_for_byte()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var bytes = Bytes.Of(100_000);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["a/ä b+c(1)"], new ByteArrayContent(bytes));
        using var got = await client.SendAsync(HttpMethod.Get, bucket["a/ä b+c(1)"]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (put.StatusCode, got.StatusCode));
        Assert.Equal(bytes, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("a/ä b+c(1)"));
        Assert.All([put, got], response => Assert.Null(response.GetStorageError()));
        Assert.All([put, got], response => Assert.Empty(response.GetStorageAttempts()));
    }
}
