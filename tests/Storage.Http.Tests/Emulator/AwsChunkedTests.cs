using System.Net;

namespace Storage.Http.Tests.Emulator;

public class AwsChunkedTests
{
    const string Signature = "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";

    [Theory]
    [InlineData("5;chunk-signature=" + Signature + "\r\nhello\r\n0;chunk-signature=" + Signature + "\r\n\r\n")]
    [InlineData("3\r\nhel\r\n2\r\nlo\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n")]
    public async Task Put_InSignedFrames_StoresWhatIsInThem_AndRecordsWhatWasSent(string body)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        using var put = await session.PutAsync("key", body, ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"), ("Content-Encoding", "aws-chunked"));
        using var get = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("hello", await get.Content.ReadAsStringAsync());
        Assert.Empty(get.Content.Headers.ContentEncoding);
        Assert.Equal(body.Length, session.Emulator.Requests[0].BodyLength);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("9\r\nhello\r\n0\r\n\r\n")]
    [InlineData("3\r\nhello\r\n0\r\n\r\n")]
    [InlineData("-1\r\nhello\r\n")]
    [InlineData("7fffffff\r\nhello\r\n")]
    public async Task Put_InBrokenFrames_IsRefused(string body)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        using var put = await session.PutAsync("key", body, ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"));

        Assert.Equal(HttpStatusCode.BadRequest, put.StatusCode);
        Assert.Null(session.Stored("key"));
    }
}
