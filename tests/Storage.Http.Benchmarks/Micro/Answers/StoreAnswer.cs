using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>An answer of a store: status, headers, and a body or none.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">All but the two of the body's.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">What the body is.</param>
sealed record StoreAnswer(HttpStatusCode Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body, string ContentType)
{
    const string Xml = "application/xml";

    /// <summary>An object of S3's, with ten headers.</summary>
    internal static StoreAnswer S3Object { get; } = new(HttpStatusCode.OK, [.. S3Headers, .. ObjectHeaders], [], "image/jpeg");

    /// <summary>An object of COS's, with ten headers.</summary>
    internal static StoreAnswer CosObject { get; } = new(HttpStatusCode.OK, [.. CosHeaders, new("x-cos-hash-crc64ecma", "8749511852107342127"), .. ObjectHeaders], [], "image/jpeg");

    /// <summary>The error of COS's page, its ids filled in as the store does.</summary>
    internal static StoreAnswer CosSlowDown { get; } = Cos(HttpStatusCode.ServiceUnavailable, ErrorText.Cos("SlowDown", "Please reduce your request rate."));

    internal static StoreAnswer CosNoSuchKey { get; } = Cos(HttpStatusCode.NotFound, ErrorText.Cos("NoSuchKey", "The specified key does not exist."));

    internal static StoreAnswer S3Copied { get; } = new(HttpStatusCode.OK, [.. S3Headers], Encoding.UTF8.GetBytes(ErrorText.Copied), Xml);

    internal static StoreAnswer CosCopied { get; } = Cos(HttpStatusCode.OK, ErrorText.Copied);

    internal static StoreAnswer QingStorError { get; } = new(
        HttpStatusCode.BadRequest,
        [new("Server", "nginx"), new("Date", "Mon, 03 Aug 2026 07:30:00 GMT"), new("Connection", "keep-alive"), new("x-qs-request-id", "aa08cf7a43f611e5")],
        Encoding.UTF8.GetBytes(ErrorText.QingStor),
        "application/json");

    static IEnumerable<KeyValuePair<string, string>> ObjectHeaders =>
    [
        new("Accept-Ranges", "bytes"), new("ETag", "\"ee8de918d05640145b18f70f4c3aa602\""), new("Last-Modified", "Mon, 03 Aug 2026 07:00:00 GMT"),
    ];

    static IEnumerable<KeyValuePair<string, string>> S3Headers =>
    [
        new("x-amz-id-2", "eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran"), new("x-amz-request-id", "318BC8BC148832E5"),
        new("Date", "Mon, 03 Aug 2026 07:30:00 GMT"), new("Server", "AmazonS3"), new("Connection", "keep-alive"),
    ];

    static IEnumerable<KeyValuePair<string, string>> CosHeaders =>
    [
        new("x-cos-request-id", ErrorText.RequestId), new("Date", "Mon, 03 Aug 2026 07:30:00 GMT"), new("Server", "tencent-cos"), new("Connection", "keep-alive"),
    ];

    /// <summary>A new answer, as a connection would make it.</summary>
    internal HttpResponseMessage Create() => Fill(new HttpResponseMessage(), new ByteArrayContent(Body), Body.Length);

    /// <summary>One answer for all calls, whose body nobody reads; it says that it has 64 KiB.</summary>
    internal HttpResponseMessage Prepare() => Fill(new PreparedResponse(), new PreparedContent(), 65536);

    HttpResponseMessage Fill(HttpResponseMessage response, HttpContent content, int length)
    {
        response.StatusCode = Status;
        response.Content = content;
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        content.Headers.TryAddWithoutValidation("Content-Length", length.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in Headers)
        {
            HttpHeaders target = name is "Last-Modified" ? content.Headers : response.Headers;
            target.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    static StoreAnswer Cos(HttpStatusCode status, string body) => new(status, [.. CosHeaders, new("x-cos-trace-id", ErrorText.TraceId)], Encoding.UTF8.GetBytes(body), Xml);
}
