using System.Xml.Linq;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Uploads in parts: begun, listed, completed, aborted and refused.</summary>
[Collection(SwiftTests.Name)]
public class MultipartTests(SwiftServer swift)
{
    [SwiftFact]
    public async Task An_upload_in_parts_is_the_object_they_make()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var upload = await Upload.BeginAsync(client, bucket, "a/whole", parts: 3);

        using var parts = await client.SendAsync(HttpMethod.Get, upload.Path);
        using var uploads = await client.SendAsync(HttpMethod.Get, $"{bucket.Name}?uploads");
        using var completed = await upload.CompleteAsync();

        Assert.All([parts, uploads, completed], response => Told.IsNothing(response));
        Assert.Equal(["1", "2", "3"], Values(await parts.Content.ReadAsStringAsync(), "PartNumber"));
        Assert.Equal([upload.Id], Values(await uploads.Content.ReadAsStringAsync(), "UploadId"));
        Assert.EndsWith("-3\"", Values(await completed.Content.ReadAsStringAsync(), "ETag").Single(), StringComparison.Ordinal);
        Assert.Equal(upload.Hash, await bucket.HashAsync("a/whole"));
    }

    [SwiftFact]
    public async Task A_part_may_be_a_copy()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var upload = await Upload.BeginAsync(client, bucket, "whole", parts: 2);
        await bucket.PutAsync("source", Bytes.Of(2002, seed: 2)); // what part 2 holds

        using var copied = await client.SendAsync(HttpMethod.Put, $"{bucket["whole"]}?partNumber=2&uploadId={upload.Id}", null, ("x-amz-copy-source", $"/{bucket["source"]}"));
        using var missing = await client.SendAsync(HttpMethod.Put, $"{bucket["whole"]}?partNumber=3&uploadId={upload.Id}", null, ("x-amz-copy-source", $"/{bucket["missing"]}"));
        using var completed = await upload.CompleteAsync();

        Told.IsNothing(copied);
        Told.IsError(missing, 404, "NoSuchKey", StorageErrorKind.NotFound);
        Told.IsNothing(completed);
        Assert.Equal(upload.Hash, await bucket.HashAsync("whole"));
    }

    [SwiftFact]
    public async Task A_second_complete_gets_the_same_result()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var upload = await Upload.BeginAsync(client, bucket, "whole", parts: 2);

        using var first = await upload.CompleteAsync();
        using var second = await upload.CompleteAsync();

        Assert.All([first, second], response => Told.IsNothing(response));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [SwiftFact]
    public async Task An_aborted_upload_is_gone()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var upload = await Upload.BeginAsync(client, bucket, "whole", parts: 1);

        using var aborted = await client.SendAsync(HttpMethod.Delete, upload.Path);
        using var completed = await upload.CompleteAsync();
        using var part = await upload.PutPartAsync(2, Bytes.Of(10));

        Told.IsNothing(aborted, 204);
        Assert.All([completed, part], response => Told.IsError(response, 404, "NoSuchUpload", StorageErrorKind.NotFound));

        // At the first send nothing can have been done before.
        Assert.All([completed, part], response => Assert.False(response.GetStorageError()!.MaybeApplied));
        Assert.Null(await bucket.HashAsync("whole"));
    }

    [SwiftTheory]
    [InlineData("<CompleteMultipartUpload/>", "MalformedXML")]
    [InlineData("no document", "MalformedXML")]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>short</ETag></Part></CompleteMultipartUpload>", "InvalidPart")]
    [InlineData(null, "InvalidPart")]
    [InlineData(null, "InvalidPartOrder")]
    public async Task A_list_of_parts_that_is_wrong_is_refused_once(string? parts, string code)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var upload = await Upload.BeginAsync(client, bucket, "whole", parts: 2);
        parts = code == "InvalidPartOrder" ? Reversed(upload.PartList()) : parts ?? upload.PartList(damaged: 2);

        using var completed = await upload.CompleteAsync(parts);

        Told.IsError(completed, 400, code, StorageErrorKind.InvalidRequest);
        Told.HasStory(completed, "GiveUp NotRetryable");
        Assert.Null(await bucket.HashAsync("whole"));
    }

    static string Reversed(string parts)
    {
        var document = XDocument.Parse(parts);
        document.Root!.ReplaceNodes(document.Root.Elements().Reverse().ToList());
        return document.ToString(SaveOptions.DisableFormatting);
    }

    static IEnumerable<string> Values(string document, string name) =>
        XDocument.Parse(document).Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);
}
