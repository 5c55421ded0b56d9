using Storage.Http.Emulator;
using static Storage.Http.ServerTests.Sdk.WireAnswer;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>A good answer is to the SDK what it is without our handler: every field it shows, and below it every header and byte.</summary>
public class SameAnswersTests
{
    const string ETag = "ETag: \"5d41402abc4b2a76b9719d911017c592\"\r\nLast-Modified: Sat, 21 Nov 2026 07:00:00 GMT\r\n";
    const string Meta = ETag + "x-amz-meta-colour: blue\r\nx-amz-meta-name: caf%C3%A9\r\nx-amz-version-id: 3HL4kqtJvjVBH40Nrjfkd\r\nx-amz-checksum-crc32: NhCmhg==\r\nContent-Type: text/plain\r\nCache-Control: no-cache\r\nContent-Disposition: attachment\r\n";
    const string Result = "<LastModified>2026-11-21T07:00:00.000Z</LastModified><ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag>";

    static readonly Dictionary<string, (string Operation, RawAnswer Answer)> Answers = new()
    {
        ["get"] = ("get", Of("200 OK", Meta, "hello")),
        ["get of an empty object"] = ("get", Of("200 OK", "ETag: \"x-1\"\r\n")),
        ["get of a stored error document"] = ("get", Error("200 OK", "SlowDown", headers: "ETag: \"x-1\"\r\n")),
        ["get of a range"] = ("get-range", Of("206 Partial Content", ETag + "Content-Range: bytes 1-3/5\r\n", "ell")),
        ["head"] = ("head", Of("200 OK", Meta)),
        ["put"] = ("put", Of("200 OK", ETag + "x-amz-server-side-encryption: AES256\r\n")),
        ["put of a bucket"] = ("put-bucket", Of("200 OK", "Location: /bucket-of-tests\r\n")),
        ["delete"] = ("delete", Of("204 No Content", "x-amz-delete-marker: true\r\n")),
        ["delete-many"] = ("delete-many", Xml("200 OK", $"<DeleteResult {Namespace}><Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key><VersionId>1</VersionId></Deleted><Deleted><Key>c</Key></Deleted></DeleteResult>")),
        ["delete-many of Swift"] = ("delete-many", Of("200 OK", "Content-Type: text/html; charset=UTF-8\r\n", "<?xml version='1.0' encoding='UTF-8'?>\n<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>")),
        ["list"] = ("list", Xml("200 OK", $"<ListBucketResult {Namespace}><Name>bucket-of-tests</Name><Prefix>k</Prefix><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated><Contents><Key>&lt;Error&gt;key</Key>{Result}<Size>5</Size><StorageClass>STANDARD</StorageClass></Contents><CommonPrefixes><Prefix>k/</Prefix></CommonPrefixes></ListBucketResult>")),
        ["list of buckets"] = ("list-buckets", Xml("200 OK", $"<ListAllMyBucketsResult {Namespace}><Owner><ID>id</ID></Owner><Buckets><Bucket><Name>bucket-of-tests</Name><CreationDate>2026-11-21T07:00:00.000Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>")),
        ["tagging"] = ("tagging", Xml("200 OK", $"<Tagging {Namespace}><TagSet><Tag><Key>Error</Key><Value>SlowDown</Value></Tag></TagSet></Tagging>")),
        ["copy"] = ("copy", Xml("200 OK", $"<CopyObjectResult {Namespace}>{Result}</CopyObjectResult>", "x-amz-copy-source-version-id: 1\r\n")),
        ["copy after blanks"] = ("copy", Dripped($"<CopyObjectResult {Namespace}>{Result}</CopyObjectResult>")),
        ["copy with progress, of Ceph"] = ("copy", Dripped($"<CopyObjectResult {Namespace}><Progress>2107392</Progress><Progress>4194304</Progress>{Result}</CopyObjectResult>")),
        ["initiate"] = ("initiate", Xml("200 OK", $"<InitiateMultipartUploadResult {Namespace}><Bucket>bucket-of-tests</Bucket><Key>key</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>")),
        ["part"] = ("part", Of("200 OK", ETag)),
        ["part-copy"] = ("part-copy", Xml("200 OK", $"<CopyPartResult {Namespace}>{Result}</CopyPartResult>")),
        ["complete"] = ("complete", Dripped($"<CompleteMultipartUploadResult {Namespace}><Location>http://host/key</Location><Bucket>bucket-of-tests</Bucket><Key>key</Key><ETag>\"x-2\"</ETag></CompleteMultipartUploadResult>")),
        ["complete of Ceph, whose ETag is empty"] = ("complete", Xml("200 OK", $"<CompleteMultipartUploadResult {Namespace}><Bucket>bucket-of-tests</Bucket><Key>key</Key><ETag></ETag></CompleteMultipartUploadResult>")),
        ["abort"] = ("abort", Of("204 No Content")),
        ["restore"] = ("restore", Of("202 Accepted")),
    };

    public static TheoryData<string> Names => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_SDK_shows_the_same(string name)
    {
        var without = await ShownAsync(name, handled: false);

        Assert.Contains(".HttpStatusCode = ", without, StringComparison.Ordinal);
        Assert.Equal(without, await ShownAsync(name, handled: true));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_header_and_byte_is_the_same(string name)
    {
        ExchangeRecorder without = new(), with = new();
        var (operation, answer) = Answers[name];
        await using var server = RawServer.Start(answer, answer);
        using var plain = SdkClient.Plain(server.BaseAddress, SdkSetup.NeverAsked with { Outside = without });
        using var handled = SdkClient.Handled(server.BaseAddress, SdkSetup.NeverAsked with { Outside = with });

        await SdkOperation.RunAsync(operation, plain.S3);
        await SdkOperation.RunAsync(operation, handled.S3);

        Assert.Equal(without.Answers, with.Answers);
        Assert.Equal(2, server.Requests.Count);
    }

    static async Task<string> ShownAsync(string name, bool handled)
    {
        var (operation, answer) = Answers[name];
        await using var server = RawServer.Start(answer);
        using var client = SdkClient.Create(handled, server.BaseAddress, SdkSetup.NeverAsked);
        return Portrait.Of(await SdkOperation.RunAsync(operation, client.S3));
    }
}
