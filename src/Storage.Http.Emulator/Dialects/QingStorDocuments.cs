using System.Text.Json;

namespace Storage.Http.Emulator.Dialects;

/// <summary>The bodies of QingStor: JSON, and none at all for a copy, move, fetch or complete.</summary>
sealed class QingStorDocuments : IDocuments
{
    public string ErrorContentType => "application/json";

    public string ResultContentType => "application/json";

    public string Opening => "";

    public byte[] Error(ErrorFacts error) => JsonText.Write(writer =>
    {
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteString("request_id", error.Ids.Request);
        writer.WriteString("url", "http://docs.qingcloud.com/qingstor/api/error_code.html");
    });

    public byte[] Copied(string etag, DateTimeOffset modified, ReadOnlySpan<byte> content, bool isPart) => [];

    public byte[] Initiated(string bucket, string key, string uploadId) => JsonText.Write(writer =>
    {
        writer.WriteString("bucket", bucket);
        writer.WriteString("key", key);
        writer.WriteString("upload_id", uploadId);
    });

    public byte[] Completed(string location, string bucket, string key, string etag, ReadOnlySpan<byte> content) => [];

    public byte[] Deleted(Deletions deletions) => JsonText.Write(writer =>
    {
        writer.WriteStartArray("deleted");
        foreach (var key in deletions.Quiet ? [] : deletions.Deleted)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("errors");
        foreach (var failure in deletions.Failures)
        {
            writer.WriteStartObject();
            writer.WriteString("key", failure.Key);
            writer.WriteString("code", failure.Code);
            writer.WriteString("message", failure.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public byte[] Listed(Listing listing) => JsonText.Write(writer =>
    {
        writer.WriteString("name", listing.Bucket);
        writer.WriteString("prefix", listing.Prefix);
        writer.WriteString("delimiter", listing.Delimiter);
        writer.WriteNumber("limit", listing.MaxKeys);
        writer.WriteString("marker", listing.After);
        writer.WriteString("next_marker", listing.Next ?? "");
        writer.WriteBoolean("has_more", listing.Next is not null);
        writer.WriteStartArray("keys");
        foreach (var item in listing.Objects)
        {
            writer.WriteStartObject();
            writer.WriteString("key", item.Key);
            writer.WriteNumber("size", item.Content.Length);
            writer.WriteNumber("modified", item.LastModified.ToUnixTimeSeconds());
            writer.WriteString("mime_type", item.Headers.GetValueOrDefault("Content-Type", "application/octet-stream"));
            writer.WriteString("created", XmlDocuments.Time(item.LastModified));
            writer.WriteString("etag", XmlDocuments.Quoted(item.ETag));
            writer.WriteBoolean("encrypted", false);
            writer.WriteString("storage_class", "STANDARD");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("common_prefixes");
        foreach (var prefix in listing.CommonPrefixes)
        {
            writer.WriteStringValue(prefix);
        }

        writer.WriteEndArray();
    });

    public IReadOnlyList<PartReference>? ReadParts(ReadOnlyMemory<byte> body) => JsonText.ReadParts(JsonText.Read(body), "object_parts", "part_number", "etag");

    public Deletions? ReadDeletions(ReadOnlyMemory<byte> body)
    {
        if (JsonText.Read(body) is not { } root || !root.TryGetProperty("objects", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var keys = new List<string>();
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("key", out var key) || key.ValueKind != JsonValueKind.String || key.GetString() is not { Length: > 0 } text)
            {
                return null;
            }

            keys.Add(text);
        }

        return keys.Count is > 0 and <= 1000 ? new(keys, root.TryGetProperty("quiet", out var quiet) && quiet.ValueKind == JsonValueKind.True) : null;
    }
}
