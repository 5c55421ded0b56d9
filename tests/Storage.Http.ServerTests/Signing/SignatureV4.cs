using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Signing;

/// <summary>AWS Signature Version 4 in the Authorization header, for the service s3.</summary>
static class SignatureV4
{
    const string Region = "us-east-1";

    /// <summary>What goes into Authorization. Headers to be signed must be on the request: x-amz-date and all others that begin with x-amz-.</summary>
    internal static string Authorization(HttpRequestMessage request, string payloadHash, SwiftAccount account, DateTimeOffset time)
    {
        var headers = SignedHeaders(request);
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join('\n',
            request.Method.Method,
            CanonicalPath(request.RequestUri!),
            CanonicalQuery(request.RequestUri!),
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")),
            names,
            payloadHash);
        var scope = $"{Day(time)}/{Region}/s3/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{Timestamp(time)}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var key = new[] { Day(time), Region, "s3", "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + account.SecretKey), (secret, part) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(part)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        return $"AWS4-HMAC-SHA256 Credential={account.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}";
    }

    /// <summary>The value of x-amz-date.</summary>
    internal static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    static SortedDictionary<string, string> SignedHeaders(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.Headers.Host ?? request.RequestUri!.Authority };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            {
                headers[name.ToLowerInvariant()] = string.Join(',', values.Select(value => value.Trim()));
            }
        }

        return headers;
    }

    // Each part is taken as it was meant and escaped anew, for Uri leaves characters alone that the signature wants escaped.
    static string CanonicalPath(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Escaped));

    static string CanonicalQuery(Uri uri) => string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Escaped(pair[0]), Value: pair.Length == 2 ? Escaped(pair[1]) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    static string Escaped(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));
}
