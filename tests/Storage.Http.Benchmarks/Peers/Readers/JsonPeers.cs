using System.Text.Json;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>The ways of System.Text.Json.</summary>
static class JsonPeers
{
    internal static ErrorValues ByDocument(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return new()
        {
            Code = root.GetProperty("code").GetString(),
            Message = root.GetProperty("message").GetString(),
            RequestId = root.GetProperty("request_id").GetString(),
            Resource = root.GetProperty("url").GetString(),
        };
    }

    internal static ErrorValues ByGeneratedSerializer(byte[] body) => JsonSerializer.Deserialize(body, GeneratedJson.Default.ErrorValues)!;

    internal static ErrorValues ByReflectingSerializer(byte[] body) => JsonSerializer.Deserialize<ErrorValues>(body)!;
}
