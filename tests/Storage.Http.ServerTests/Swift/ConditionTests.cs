using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Reads under a condition.</summary>
[Collection(SwiftTests.Name)]
public class ConditionTests(SwiftServer swift)
{
    static readonly byte[] Content = Bytes.Of(1000);

    static readonly string ETag = Bytes.ETag(Content);

    [SwiftTheory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task What_has_not_changed_is_no_error(string method)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("key", Content);

        using var unchanged = await client.SendAsync(new(method), bucket["key"], null, ("If-None-Match", ETag));
        using var changed = await client.SendAsync(new(method), bucket["key"], null, ("If-None-Match", "\"0\""));

        Told.IsNothing(unchanged, 304);
        Told.IsNothing(changed);
        Assert.Equal(method == "GET" ? Content : [], await changed.Content.ReadAsByteArrayAsync());
    }

    [SwiftTheory]
    [InlineData("GET", "PreconditionFailed")]
    [InlineData("HEAD", null)]
    public async Task A_condition_that_fails_is_an_error_and_final(string method, string? code)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("key", Content);

        using var failed = await client.SendAsync(new(method), bucket["key"], null, ("If-Match", "\"0\""));
        using var held = await client.SendAsync(new(method), bucket["key"], null, ("If-Match", ETag));

        Told.IsError(failed, 412, code, StorageErrorKind.Precondition);
        Told.HasStory(failed, "GiveUp NotRetryable");
        Told.IsNothing(held);
    }

    [SwiftFact]
    public async Task A_conditional_write_is_not_supported_here_and_says_so()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("key", Content);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new ByteArrayContent([1]), ("If-None-Match", "*"));

        Told.IsError(put, 501, "NotImplemented", StorageErrorKind.NotSupported);
        Told.HasStory(put, "GiveUp NotRetryable");
        Assert.Equal(SignatureV4.Hash(Content), await bucket.HashAsync("key"));
    }
}
