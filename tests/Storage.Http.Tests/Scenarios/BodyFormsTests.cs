using System.IO.Compression;
using System.Net;
using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Errors in other forms than plain UTF-8: read where they can be, handed on as they came.</summary>
public class BodyFormsTests
{
    const string Document = "<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code><Message>für 桶</Message><RequestId>NjM1</RequestId></Error>";

    public static TheoryData<string, byte[], string> Forms => new()
    {
        { "gzip", Compress(stream => new GZipStream(stream, CompressionLevel.Fastest)), "für 桶" },
        { "deflate", Compress(stream => new ZLibStream(stream, CompressionLevel.Fastest)), "für 桶" },
        { "br", Compress(stream => new BrotliStream(stream, CompressionLevel.Fastest)), "für 桶" },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Document)], "für 桶" },
        { "UTF-16, big end first", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Document)], "für 桶" },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Document)], "für 桶" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_error_is_read_in_any_form_and_handed_on_untouched(string form, byte[] body, string message)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        var coding = form is "gzip" or "deflate" or "br" ? form : null;
        session.Faults.Next(Fault.Body(503, body, "application/xml").WithHeader("Content-Encoding", coding)).Always();

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(body, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(coding is null ? [] : [coding], response.Content.Headers.ContentEncoding);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        var error = response.GetStorageError()!;
        Assert.Equal(("SlowDown", StorageErrorKind.Throttling, message, "NjM1"), (error.Code, error.Kind, error.Message, error.RequestId));
        Assert.Equal(4, session.Received.Count);
    }

    [Fact]
    public async Task A_client_that_unpacks_by_itself_is_read_as_well()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, sockets: sockets => sockets.AutomaticDecompression = DecompressionMethods.All);
        session.Faults.Next(Fault.Error("NoSuchKey").Compressed());

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("NoSuchKey", response.GetStorageError()!.Code);
        Assert.Contains("<Code>NoSuchKey</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateways_page_tells_a_status_and_no_code()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 1);
        session.Faults.Next(Fault.HtmlPage()).Always();

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("x"));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("<h1>502 BadGateway</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var error = response.GetStorageError()!;
        Assert.Equal((null, StorageErrorKind.Transient, null, null), (error.Code, error.Kind, error.Provider, error.RequestId));
        Assert.Equal(["Retry: TransientFault", "GiveUp: AttemptsExhausted"], response.Story());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("upstream connect error or disconnect/reset before headers", null)]
    [InlineData("{\"error\":{\"code\":\"InternalError\",\"message\":\"m\"}}", "InternalError")]
    [InlineData("<html><Error><Code>NoSuchKey</Code></Error></html>", null)]
    public async Task Only_what_an_error_document_says_is_taken_for_a_code(string body, string? code)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        session.Faults.Next(Fault.Body(500, Encoding.UTF8.GetBytes(body)));

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("x"));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal((code, StorageErrorKind.Transient), (response.GetStorageAttempts()[0].Error!.Code, response.GetStorageAttempts()[0].Error!.Kind));
    }

    static byte[] Compress(Func<Stream, Stream> open)
    {
        var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(Encoding.UTF8.GetBytes(Document));
        }

        return compressed.ToArray();
    }
}
