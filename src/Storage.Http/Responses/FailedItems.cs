namespace Storage.Http.Responses;

/// <summary>The keys that failed inside an answer about many.</summary>
sealed class FailedItems(StorageErrorRegistry registry, StorageProvider? provider)
{
    List<StorageErrorItem>? _items;

    internal IReadOnlyList<StorageErrorItem> All => _items ?? (IReadOnlyList<StorageErrorItem>)[];

    internal void AddXml(ReadOnlySpan<byte> content)
    {
        var item = default(Item);
        var children = new XmlChildren(content);
        while (children.Read())
        {
            if (!children.HasElements)
            {
                item.Add(children.Name, Utf8Text.Xml(children.Content));
            }
        }

        Add(item);
    }

    internal void AddJson(ReadOnlySpan<byte> content)
    {
        var item = default(Item);
        var members = new JsonMembers(content);
        while (members.Read())
        {
            if (members.ValueKind is JsonMembers.Kind.Text or JsonMembers.Kind.Number)
            {
                item.Add(members.Key, Utf8Text.Json(members.Value));
            }
        }

        Add(item);
    }

    void Add(Item item)
    {
        var row = registry.Resolve(provider, item.Code, null);
        (_items ??= []).Add(new(item.Key, item.VersionId, item.Code == row?.Code ? row?.Code : item.Code, row?.Kind ?? StorageErrorKind.Unknown, item.Message));
    }

    struct Item
    {
        internal string? Key;
        internal string? VersionId;
        internal string? Code;
        internal string? Message;

        internal void Add(ReadOnlySpan<byte> name, Utf8Text text)
        {
            switch (name)
            {
                case var _ when Is(name, "key"u8):
                    // Blanks around a key are part of it.
                    Key ??= text.ToString();
                    break;
                case var _ when Is(name, "versionid"u8) || Is(name, "version_id"u8):
                    VersionId ??= NotEmpty(text);
                    break;
                case var _ when Is(name, "code"u8):
                    Code ??= NotEmpty(text);
                    break;
                case var _ when Is(name, "message"u8):
                    Message ??= NotEmpty(text);
                    break;
                default:
                    break;
            }
        }

        static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => System.Text.Ascii.EqualsIgnoreCase(name, wanted);

        static string? NotEmpty(Utf8Text text) => text.Trim() is { IsEmpty: false } trimmed ? trimmed.ToString() : null;
    }
}
