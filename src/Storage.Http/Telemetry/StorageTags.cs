namespace Storage.Http.Telemetry;

/// <summary>The names of what is measured and traced: OpenTelemetry's where it has one.</summary>
static class StorageTags
{
    internal const string SourceName = "Storage.Http";

    internal const string ErrorType = "error.type";
    internal const string Method = "http.request.method";
    internal const string MethodOriginal = "http.request.method_original";
    internal const string ResendCount = "http.request.resend_count";
    internal const string StatusCode = "http.response.status_code";
    internal const string ServerAddress = "server.address";
    internal const string ServerPort = "server.port";

    internal const string Code = "storage.error.code";
    internal const string Kind = "storage.error.kind";
    internal const string Provider = "storage.provider";
    internal const string Reason = "storage.retry.reason";
    internal const string Decision = "storage.retry.decision";
    internal const string Delay = "storage.retry.delay";
    internal const string RequestId = "storage.request_id";

    internal const string Span = "storage.request";
    internal const string AttemptFailed = "storage.attempt.failed";

    /// <summary>The edition of OpenTelemetry's conventions that the names are from.</summary>
    internal const string SchemaUrl = "https://opentelemetry.io/schemas/1.40.0";

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

    internal static string Version { get; } = typeof(StorageTags).Assembly.GetName().Version!.ToString(3);

    static readonly HttpMethod[] KnownMethods =
    [
        HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Head, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch, HttpMethod.Trace, HttpMethod.Connect, HttpMethod.Query,
    ];
}
