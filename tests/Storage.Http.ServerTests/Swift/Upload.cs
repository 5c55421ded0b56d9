using System.Text;
using System.Xml.Linq;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>An upload in parts, sent through a client under test.</summary>
sealed class Upload
{
    readonly SwiftClient _client;
    readonly SortedDictionary<int, byte[]> _parts = [];

    Upload(SwiftClient client, SwiftBucket bucket, string key, string id)
    {
        _client = client;
        Bucket = bucket;
        Key = key;
        Id = id;
    }

    public SwiftBucket Bucket { get; }

    public string Key { get; }

    public string Id { get; }

    public string Path => $"{Bucket[Key]}?uploadId={Id}";

    /// <summary>SHA-256 of all parts together.</summary>
    public string Hash => SignatureV4.Hash(_parts.Values.SelectMany(bytes => bytes).ToArray());

    public static async Task<Upload> BeginAsync(SwiftClient client, SwiftBucket bucket, string key)
    {
        using var response = await client.SendAsync(HttpMethod.Post, $"{bucket[key]}?uploads");
        Told.IsNothing(response);
        var result = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        return new(client, bucket, key, result.Element(result.Name.Namespace + "UploadId")!.Value);
    }

    /// <summary>Begins an upload and puts parts of different lengths.</summary>
    public static async Task<Upload> BeginAsync(SwiftClient client, SwiftBucket bucket, string key, int parts) =>
        await (await BeginAsync(client, bucket, key)).PutPartsAsync(parts);

    public async Task<Upload> PutPartsAsync(int parts)
    {
        for (var number = 1; number <= parts; number++)
        {
            using var response = await PutPartAsync(number, Bytes.Of((1000 * number) + number, number));
            Told.IsNothing(response);
        }

        return this;
    }

    public Task<HttpResponseMessage> PutPartAsync(int number, byte[] bytes)
    {
        _parts[number] = bytes;
        return _client.SendAsync(HttpMethod.Put, $"{Bucket[Key]}?partNumber={number}&uploadId={Id}", new ByteArrayContent(bytes));
    }

    /// <summary>Completes it, with the parts as they were put or with this list of them.</summary>
    public Task<HttpResponseMessage> CompleteAsync(string? parts = null, SwiftClient? client = null) =>
        (client ?? _client).SendAsync(HttpMethod.Post, Path, new StringContent(parts ?? PartList(), Encoding.UTF8, "application/xml"));

    /// <summary>The list of parts; the ETag of one may be wrong.</summary>
    public string PartList(int? damaged = null) =>
        $"<CompleteMultipartUpload>{string.Concat(_parts.Select(part => $"<Part><PartNumber>{part.Key}</PartNumber><ETag>{(part.Key == damaged ? new('0', 32) : Bytes.ETag(part.Value))}</ETag></Part>"))}</CompleteMultipartUpload>";
}
