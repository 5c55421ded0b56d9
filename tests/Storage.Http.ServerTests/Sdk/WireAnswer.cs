using Storage.Http.Emulator;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Answers as they stand on the wire, in the shapes that S3 and servers like it give.</summary>
static class WireAnswer
{
    internal const string Namespace = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
    const string Ids = "x-amz-request-id: 4442587FB7D0A2F9\r\nx-amz-id-2: vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6qMa0emYBDXOo6QBU0Wo=\r\nDate: Sat, 21 Nov 2026 08:00:00 GMT\r\nServer: AmazonS3\r\n";

    internal static RawAnswer Of(string status, string headers = "", string body = "") =>
        RawAnswer.Of($"HTTP/1.1 {status}\r\n{Ids}{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");

    internal static RawAnswer Xml(string status, string body, string headers = "") => Of(status, "Content-Type: application/xml\r\n" + headers, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}");

    internal static RawAnswer Error(string status, string code, string more = "", string headers = "") =>
        Xml(status, $"<Error><Code>{code}</Code><Message>About {code} &amp; more.</Message>{more}<RequestId>4442587FB7D0A2F9</RequestId><HostId>vlR7PnpV</HostId></Error>", headers);

    /// <summary>The document in three chunks with blanks before it, as of a long copy.</summary>
    internal static RawAnswer Dripped(string body) => RawAnswer.Of(
        $"HTTP/1.1 200 OK\r\n{Ids}Content-Type: application/xml\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        "1\r\n \r\n",
        "3\r\n\n\r\n\r\n",
        $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n");
}
