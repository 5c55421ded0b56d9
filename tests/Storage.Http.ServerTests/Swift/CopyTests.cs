using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Copies: the result is read and handed on, refusals are named.</summary>
[Collection(SwiftTests.Name)]
public class CopyTests(SwiftServer swift)
{
    static readonly byte[] Content = Bytes.Of(10_000);

    static readonly string ETag = Bytes.ETag(Content);

    [SwiftFact]
    public async Task A_copy_holds_what_its_source_holds()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("source", Content);

        using var copied = await client.SendAsync(HttpMethod.Put, bucket["copy"], null, ("x-amz-copy-source", $"/{bucket["source"]}"));

        Told.IsNothing(copied);
        Assert.Contains("<CopyObjectResult", await copied.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(SignatureV4.Hash(Content), await bucket.HashAsync("copy"));
    }

    [SwiftTheory]
    [InlineData("missing", "", "", 404, "NoSuchKey", StorageErrorKind.NotFound)]
    [InlineData("copy", "", "", 404, "NoSuchKey", StorageErrorKind.NotFound)]
    [InlineData("source", "x-amz-copy-source-if-match", "\"0\"", 412, "PreconditionFailed", StorageErrorKind.Precondition)]
    [InlineData("source", "x-amz-copy-source-if-none-match", "ETag", 412, "PreconditionFailed", StorageErrorKind.Precondition)]
    [InlineData("source", "x-amz-copy-source-if-unmodified-since", "Thu, 01 Jan 2015 00:00:00 GMT", 412, "PreconditionFailed", StorageErrorKind.Precondition)]
    public async Task A_copy_that_cannot_be_is_refused_once(string source, string header, string value, int status, string code, StorageErrorKind kind)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("source", Content);
        (string, string)[] condition = header.Length > 0 ? [(header, value == "ETag" ? ETag : value)] : [];

        using var copied = await client.SendAsync(HttpMethod.Put, bucket["copy"], null, [("x-amz-copy-source", $"/{bucket[source]}"), .. condition]);

        Told.IsError(copied, status, code, kind);
        Told.HasStory(copied, "GiveUp NotRetryable");
        Assert.Null(await bucket.HashAsync("copy"));
    }

    [SwiftTheory]
    [InlineData("x-amz-copy-source-if-match")]
    [InlineData("x-amz-copy-source-if-none-match")]
    public async Task A_condition_that_holds_lets_the_copy_pass(string header)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("source", Content);

        using var copied = await client.SendAsync(
            HttpMethod.Put, bucket["copy"], null, ("x-amz-copy-source", $"/{bucket["source"]}"), (header, header.EndsWith("none-match", StringComparison.Ordinal) ? "\"0\"" : ETag));

        Told.IsNothing(copied);
        Assert.Equal(SignatureV4.Hash(Content), await bucket.HashAsync("copy"));
    }

    [SwiftFact]
    public async Task A_copy_onto_itself_is_an_invalid_request()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        await bucket.PutAsync("source", Content);

        using var copied = await client.SendAsync(HttpMethod.Put, bucket["source"], null, ("x-amz-copy-source", $"/{bucket["source"]}"));

        Told.IsError(copied, 400, "InvalidRequest", StorageErrorKind.InvalidRequest);
        Assert.Equal(SignatureV4.Hash(Content), await bucket.HashAsync("source"));
    }
}
