namespace Storage.Http.Telemetry;

/// <summary>The names of what is measured and traced: OpenTelemetry's where it has one.</summary>
static class StorageTags
{
    internal const string SourceName = "Storage.Http";

    internal const string ErrorType = "error.type";
    internal const string Method = "http.request.method";
    internal const string ResendCount = "http.request.resend_count";
    internal const string StatusCode = "http.response.status_code";
    internal const string ServerAddress = "server.address";

    internal const string Code = "storage.error.code";
    internal const string Kind = "storage.error.kind";
    internal const string Provider = "storage.provider";
    internal const string Reason = "storage.retry.reason";
    internal const string Decision = "storage.retry.decision";
    internal const string RequestId = "storage.request_id";

    /// <summary>What OpenTelemetry writes for a value outside the known set, so that servers cannot blow up the number of series.</summary>
    internal const string Other = "_OTHER";

    /// <summary>The method's name where it is a known one.</summary>
    internal static string MethodOf(HttpRequestMessage request)
    {
        foreach (var known in KnownMethods)
        {
            if (request.Method == known)
            {
                return known.Method;
            }
        }

        return Other;
    }

    static readonly HttpMethod[] KnownMethods =
    [
        HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Head, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch, HttpMethod.Trace, HttpMethod.Connect,
    ];
}
