using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Storage.Http.Emulator.Dialects;

/// <summary>Reads the XML that callers send: no document type, no entities from outside, nothing larger than the limit.</summary>
static class XmlRequests
{
    const int MaxCharacters = 4 * 1024 * 1024;

    internal static IReadOnlyList<PartReference>? ReadParts(ReadOnlyMemory<byte> body)
    {
        if (Load(body, "CompleteMultipartUpload") is not { } root)
        {
            return null;
        }

        var parts = new List<PartReference>();
        foreach (var part in Children(root, "Part"))
        {
            var number = Children(part, "PartNumber").FirstOrDefault()?.Value;
            var etag = Children(part, "ETag").FirstOrDefault()?.Value;
            if (!int.TryParse(number, NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var parsed) || etag is null)
            {
                return null;
            }

            parts.Add(new(parsed, etag.Trim().Trim('"')));
        }

        return parts.Count > 0 ? parts : null;
    }

    internal static Deletions? ReadDeletions(ReadOnlyMemory<byte> body)
    {
        if (Load(body, "Delete") is not { } root)
        {
            return null;
        }

        var keys = new List<string>();
        foreach (var item in Children(root, "Object"))
        {
            if (Children(item, "Key").FirstOrDefault()?.Value is not { Length: > 0 } key)
            {
                return null;
            }

            keys.Add(key);
        }

        var quiet = Children(root, "Quiet").FirstOrDefault()?.Value.Trim();
        return keys.Count is > 0 and <= 1000 ? new(keys, string.Equals(quiet, "true", StringComparison.OrdinalIgnoreCase)) : null;
    }

    // Callers send the elements with and without the store's namespace.
    static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(child => child.Name.LocalName == name);

    static XElement? Load(ReadOnlyMemory<byte> body, string root)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            MaxCharactersInDocument = MaxCharacters,
            XmlResolver = null,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray(), writable: false), settings);
            return XElement.Load(reader) is { } found && found.Name.LocalName == root ? found : null;
        }
        catch (XmlException)
        {
            return null; // answered as MalformedXML
        }
    }
}
