using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Storage.Http.Tests.Emulator;

public class MultipartTests
{
    public static TheoryData<string> Stores => EmulatorSession.StoreNames;

    [Theory, MemberData(nameof(Stores))]
    public async Task Complete_PutsThePartsTogether_InTheirOrder(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        var upload = await MultipartCall.BeginAsync(session);

        await upload.PutPartAsync(2, "world");
        await upload.PutPartAsync(1, "hello ");
        using var complete = await upload.CompleteAsync(1, 2);

        Assert.Equal(store == "QingStor" ? HttpStatusCode.Created : HttpStatusCode.OK, complete.StatusCode);
        Assert.Equal("hello world", session.Stored("big"));
        Assert.EndsWith("-2", session.Emulator.Objects.Find(session.Provider, "big")!.ETag, StringComparison.Ordinal);
        Assert.Equal(0, session.Emulator.Objects.OpenUploads(session.Provider));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Complete_Twice_IsAnsweredThatTheUploadIsGone(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        var upload = await MultipartCall.BeginAsync(session);
        await upload.PutPartAsync(1, "hello");
        using var first = await upload.CompleteAsync(1);

        using var second = await upload.CompleteAsync(1);

        Assert.Equal(store == "QingStor" ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound, second.StatusCode);
        Assert.Contains(store == "QingStor" ? "upload_not_exists" : "NoSuchUpload", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, session.Emulator.Objects.Find(session.Provider, "big")!.Writes);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Abort_EndsTheUpload(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        var upload = await MultipartCall.BeginAsync(session);
        Assert.Equal(1, session.Emulator.Objects.OpenUploads(session.Provider));

        using var abort = await session.SendAsync(HttpMethod.Delete, upload.Uri());
        using var part = await session.PutAsync(upload.Uri(1), "late");

        Assert.Equal(HttpStatusCode.NoContent, abort.StatusCode);
        Assert.False(part.IsSuccessStatusCode);
        Assert.Equal(0, session.Emulator.Objects.OpenUploads(session.Provider));
    }

    [Theory]
    [InlineData("TencentCos", "x-cos-copy-source", "x-cos-copy-source-range")]
    [InlineData("AlibabaOss", "x-oss-copy-source", "x-oss-copy-source-range")]
    [InlineData("S3", "x-amz-copy-source", "x-amz-copy-source-range")]
    [InlineData("QingStor", "x-qs-copy-source", "x-qs-copy-range")]
    public async Task PartCopy_TakesARangeOfItsSource(string store, string header, string rangeHeader)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("source", "0123456789");
        var upload = await MultipartCall.BeginAsync(session);

        using var part = await session.SendAsync(HttpMethod.Put, upload.Uri(1), (header, "/examplebucket-1250000000/source"), (rangeHeader, "bytes=2-4"));
        var body = await part.Content.ReadAsStringAsync();
        using var complete = await upload.CompleteAsync(1);

        Assert.Equal(store == "QingStor" ? "" : "CopyPartResult", store == "QingStor" ? body : XElement.Parse(body).Name.LocalName);
        Assert.True(complete.IsSuccessStatusCode);
        Assert.Equal("234", session.Stored("big"));
    }

    [Fact]
    public async Task Initiate_OfAnXmlStore_NamesBucketKeyAndUpload()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);

        using var answer = await session.PostAsync("big?uploads", "");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(XName.Get("InitiateMultipartUploadResult", "http://doc.oss-cn-hangzhou.aliyuncs.com"), root.Name);
        Assert.Equal(["Bucket", "Key", "UploadId"], root.Elements().Select(element => element.Name.LocalName));
    }

    [Fact]
    public async Task Complete_OfCos_HasLocationBucketKeyAndETag_InChunks()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var upload = await MultipartCall.BeginAsync(session);
        await upload.PutPartAsync(1, "hello");

        using var complete = await upload.CompleteAsync(1);
        var root = XElement.Parse(await complete.Content.ReadAsStringAsync());

        Assert.Equal("CompleteMultipartUploadResult", root.Name.ToString());
        Assert.Equal(new Uri(session.Emulator.BaseAddress(session.Provider), "big").ToString(), (string?)root.Element("Location"));
        Assert.Equal($"\"{session.Emulator.Objects.Find(session.Provider, "big")!.ETag}\"", (string?)root.Element("ETag"));
        Assert.True(complete.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task Complete_OfCoffer_IsJson()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCoffer);
        var upload = await MultipartCall.BeginAsync(session);
        await upload.PutPartAsync(1, "hello");

        using var complete = await upload.CompleteAsync(1);
        using var document = JsonDocument.Parse(await complete.Content.ReadAsStringAsync());

        Assert.Equal("big", document.RootElement.GetProperty("Key").GetString());
        Assert.Equal("application/json", complete.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Complete_OfQingStor_HasNoBody()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.QingStor);
        var upload = await MultipartCall.BeginAsync(session);
        await upload.PutPartAsync(0, "first is zero here");

        using var complete = await upload.CompleteAsync(0);

        Assert.Equal(HttpStatusCode.Created, complete.StatusCode);
        Assert.Empty(await complete.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>2</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>", "InvalidPart")]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"wrong\"</ETag></Part></CompleteMultipartUpload>", "InvalidPart")]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>5d41402abc4b2a76b9719d911017c592</ETag></Part><Part><PartNumber>1</PartNumber><ETag>5d41402abc4b2a76b9719d911017c592</ETag></Part></CompleteMultipartUpload>", "InvalidPartOrder")]
    [InlineData("<CompleteMultipartUpload></CompleteMultipartUpload>", "MalformedXML")]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>one</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>", "MalformedXML")]
    [InlineData("<CompleteMultipartUpload><Part>", "MalformedXML")]
    [InlineData("", "MalformedXML")]
    public async Task Complete_WithAListThatDoesNotFit_LeavesTheUpload(string list, string code)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        var upload = await MultipartCall.BeginAsync(session);
        await upload.PutPartAsync(1, "hello");

        using var complete = await session.PostAsync(upload.Uri(), list);

        Assert.Contains($"<Code>{code}</Code>", await complete.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(session.Stored("big"));
        Assert.Equal(1, session.Emulator.Objects.OpenUploads(session.Provider));
    }

    [Theory]
    [InlineData("TencentCos", "0")]
    [InlineData("TencentCos", "10001")]
    [InlineData("TencentCos", "x")]
    public async Task UploadPart_NumberOutOfRange_IsRefused(string store, string number)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        var upload = await MultipartCall.BeginAsync(session);

        using var part = await session.PutAsync($"{upload.Uri()}&partNumber={number}", "x");

        Assert.Contains("InvalidArgument", await part.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
