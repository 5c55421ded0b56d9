using System.Globalization;
using Storage.Http.Emulator.Operations;

namespace Storage.Http.Emulator.Answers;

/// <summary>Makes answers in the dialect of the request.</summary>
static class AnswerMaker
{
    internal static Answer Empty(StoreRequest request, int status) => new(status) { Headers = CommonHeaders(request, isError: status >= 400) };

    internal static Answer Result(StoreRequest request, byte[] body, bool isStreamed = false, int status = 200)
    {
        var answer = Empty(request, status);
        return body.Length == 0 ? answer : answer with { Body = body, ContentType = request.Dialect.Documents.ResultContentType, IsChunked = isStreamed };
    }

    /// <summary>An error with its document; for a HEAD, without it and with what the store puts into headers instead.</summary>
    internal static Answer Error(StoreRequest request, string code, int status, string message)
    {
        var document = ErrorDocument(request, code, message);
        var answer = new Answer(status) { Headers = CommonHeaders(request, isError: true) };
        if (request.Method != "HEAD" && status is not (204 or 304))
        {
            return answer with { Body = document, ContentType = request.Dialect.Documents.ErrorContentType };
        }

        return request.Dialect.TellsHeadErrors ? answer.With("x-oss-err", Convert.ToBase64String(document)) : answer;
    }

    internal static byte[] ErrorDocument(StoreRequest request, string code, string message) => request.Dialect.Documents.Error(
        new(code, message, $"{request.Host}/{request.Bucket}/{request.Key}", code == "NoSuchKey" && request.Dialect.HeaderPrefix != "x-cos-" ? request.Key : null, request.Ids));

    internal static string HttpDate(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    static List<KeyValuePair<string, string>> CommonHeaders(StoreRequest request, bool isError)
    {
        var provider = request.Dialect.Provider;
        List<KeyValuePair<string, string>> headers = [new("Date", HttpDate(request.Now))];
        if (request.Dialect.Server is { } server)
        {
            headers.Add(new("Server", server));
        }

        if (provider.RequestIdHeaders is [var id, ..])
        {
            headers.Add(new(id, request.Ids.Request));
        }

        if (isError && provider.TraceIdHeaders is [var traceName, ..] && request.Ids.Trace is { } trace)
        {
            headers.Add(new(traceName, trace));
        }

        if (provider.HostIdHeaders is [var hostName, ..] && request.Ids.Host is { } host)
        {
            headers.Add(new(hostName, host));
        }

        return headers;
    }
}
