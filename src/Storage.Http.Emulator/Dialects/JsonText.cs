using System.Buffers;
using System.Text.Json;

namespace Storage.Http.Emulator.Dialects;

static class JsonText
{
    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a request's document, or null when it is no object.</summary>
    internal static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null; // answered as malformed
        }
    }

    /// <summary>Reads a list of parts; null when it is missing or malformed.</summary>
    internal static IReadOnlyList<PartReference>? ReadParts(JsonElement? root, string list, string number, string etag)
    {
        if (root is not { } found || !found.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
        {
            return null;
        }

        var parts = new List<PartReference>();
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(number, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var parsed))
            {
                return null;
            }

            parts.Add(new(parsed, item.TryGetProperty(etag, out var tag) && tag.ValueKind == JsonValueKind.String ? tag.GetString()!.Trim('"') : null));
        }

        return parts;
    }
}
