using System.Text;

namespace Storage.Http.Responses;

/// <summary>The keys that failed inside an answer about many, as the document names them.</summary>
sealed class FailedItems
{
    readonly List<(string? Key, string? VersionId, string? Code, string? Message)> _items = [];

    /// <summary>Takes the children of one failed key's element.</summary>
    internal void AddXml(ReadOnlySpan<byte> content)
    {
        string? key = null, version = null, code = null, message = null;
        var children = new XmlChildren(content);
        while (children.Read())
        {
            if (!children.HasElements)
            {
                Set(children.Name, children.Text, ref key, ref version, ref code, ref message);
            }
        }

        _items.Add((key, version, code, message));
    }

    /// <summary>Takes the members of one failed key's object.</summary>
    internal void AddJson(ReadOnlySpan<byte> content)
    {
        string? key = null, version = null, code = null, message = null;
        var members = new JsonMembers(content);
        while (members.Read())
        {
            if (members.ValueKind is JsonKind.Text or JsonKind.Number)
            {
                Set(members.Key, members.Text, ref key, ref version, ref code, ref message);
            }
        }

        _items.Add((key, version, code, message));
    }

    /// <summary>The items with their kinds.</summary>
    /// <param name="registry">The rows.</param>
    /// <param name="provider">The store, or null.</param>
    /// <param name="onlyKnown">Whether an item counts only when a row knows its code: where good items have a code too.</param>
    internal List<StorageErrorItem> Resolve(StorageErrorRegistry registry, StorageProvider? provider, bool onlyKnown)
    {
        var resolved = new List<StorageErrorItem>(_items.Count);
        foreach (var (key, version, code, message) in _items)
        {
            var row = registry.Resolve(provider, code, null);
            if (row is not null || !onlyKnown)
            {
                resolved.Add(new(key, version, code, row?.Kind ?? StorageErrorKind.Unknown, message));
            }
        }

        return resolved;
    }

    // Where many keys fail, they mostly fail alike.
    void Set(ReadOnlySpan<byte> name, Utf8Text text, ref string? key, ref string? version, ref string? code, ref string? message)
    {
        var (_, _, lastCode, lastMessage) = _items.Count > 0 ? _items[^1] : default;
        if (Is(name, "key"u8))
        {
            // Blanks around a key are part of it.
            key ??= text.ToString();
        }
        else if (Is(name, "versionid"u8) || Is(name, "version_id"u8))
        {
            version ??= text.ToTrimmed();
        }
        else if (Is(name, "code"u8))
        {
            code ??= text.ToTrimmed(lastCode);
        }
        else if (Is(name, "message"u8))
        {
            message ??= text.ToTrimmed(lastMessage);
        }
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
