using System.Text.Json.Serialization;
using System.Xml.Serialization;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>What a program of one's own would make of an error.</summary>
[XmlRoot("Error")]
public sealed class ErrorValues
{
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("url")]
    public string? Resource { get; set; }

    [JsonPropertyName("request_id")]
    public string? RequestId { get; set; }

    public string? TraceId { get; set; }
}
