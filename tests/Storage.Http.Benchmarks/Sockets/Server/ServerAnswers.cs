using System.Text;

namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>The bytes of the answers, made once. A GET is answered with the ten headers that COS sends with an object.</summary>
static class ServerAnswers
{
    internal const int SmallBytes = 1024;
    internal const string ETag = "\"9b2c1f0e7d6a5b4c3d2e1f0a9b8c7d6e\"";

    internal static byte[] Small { get; } = [.. ObjectHead(SmallBytes), .. new byte[SmallBytes]];

    internal static byte[] Stored { get; } = Head("200 OK", "Content-Length: 0", $"ETag: {ETag}", "x-cos-request-id: NjU1ZjA2ZDFfY2E5ZTAwYl8xYzRfMg==");

    internal static byte[] NotFound { get; } = Head("404 Not Found", "Content-Length: 0");

    internal static byte[] SlowDown { get; } = Refusal();

    internal static byte[] ObjectHead(long bytes) => Head(
        "200 OK",
        "Content-Type: application/octet-stream",
        FormattableString.Invariant($"Content-Length: {bytes}"),
        "Connection: keep-alive",
        "Accept-Ranges: bytes",
        "Date: Thu, 23 Nov 2023 07:58:25 GMT",
        $"ETag: {ETag}",
        "Last-Modified: Wed, 22 Nov 2023 12:30:00 GMT",
        "Server: tencent-cos",
        "x-cos-hash-crc64ecma: 16749565679157681890",
        "x-cos-request-id: NjU1ZjA2ZDFfY2E5ZTAwYl8xYzRfMQ==");

    static byte[] Refusal()
    {
        var body = Encoding.ASCII.GetBytes("""
            <?xml version='1.0' encoding='utf-8' ?>
            <Error>
                <Code>SlowDown</Code>
                <Message>Please reduce your request rate.</Message>
                <Resource>/examplebucket/refusing</Resource>
                <RequestId>NjU1ZjA2ZDFfY2E5ZTAwYl8xYzRfMw==</RequestId>
                <TraceId>OGVmYzZiMmQzYjA2OWNhODk0NTRkMTBiOWVmMDAxODc0OWRkZjk0ZDM1NmI1M2E2MTRlY2MzZDhmNmI5MWI1OTQyYWVlY2QwZTk2MDVmZDQ3MmI2Y2I4ZmI5ZmM4ODFjZGRlZGU=</TraceId>
            </Error>
            """);
        return
        [
            .. Head(
                "503 Slow Down",
                "Content-Type: application/xml",
                FormattableString.Invariant($"Content-Length: {body.Length}"),
                "Date: Thu, 23 Nov 2023 07:58:25 GMT",
                "Server: tencent-cos",
                "x-cos-request-id: NjU1ZjA2ZDFfY2E5ZTAwYl8xYzRfMw=="),
            .. body,
        ];
    }

    static byte[] Head(string status, params string[] headers) => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{string.Join("\r\n", headers)}\r\n\r\n");
}
