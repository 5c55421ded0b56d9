namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>Bodies as the stores' pages show them, with the values that a store fills in.</summary>
static class ErrorText
{
    internal const string RequestId = "NWNhZjdiNDdfMjM1ODhfMTYyZl8xODdm";
    internal const string TraceId = "OGVmYzZiMmQzYjA2OWNhODk0NTRkMTBiOWVmMDAxODc0OWRkZjk0ZDM1NmI1M2E2MTRlY2MzZDhmNmI5MWI1OTRkYmE4MDU4ZWY=";

    /// <summary>QingStor's page, as it stands there.</summary>
    internal const string QingStor = """
        {
          "code": "bad_request",
          "message": "Invalid argument(s) or invalid argument value(s)",
          "request_id": "aa08cf7a43f611e5",
          "url": "http://docs.qingcloud.com/qingstor/api/error_code.html"
        }
        """;

    /// <summary>The result of a copy.</summary>
    internal const string Copied = """
        <?xml version="1.0" encoding="UTF-8"?>
        <CopyObjectResult>
          <ETag>"ee8de918d05640145b18f70f4c3aa602"</ETag>
          <CRC64>8749511852107342127</CRC64>
          <LastModified>2026-08-03T07:30:00Z</LastModified>
          <VersionId>MTg0NDUxNTc1NjIzMTQ1MDAwODg</VersionId>
        </CopyObjectResult>
        """;

    /// <summary>COS's page: its declaration, its tabs, its five elements.</summary>
    internal static string Cos(string code, string message) =>
        $"<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t\t\t<Code>{code}</Code>\n\t\t\t<Message>{message}</Message>\n\t\t\t<Resource>/examplebucket-1250000000/photos/2026/08/03.jpg</Resource>\n\t\t\t<RequestId>{RequestId}</RequestId>\n\t\t\t<TraceId>{TraceId}</TraceId>\n</Error>";
}
