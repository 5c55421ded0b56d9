using System.Text;

namespace Storage.Http.Responses;

/// <summary>What the result of a copy, complete or delete-multiple holds, as far as it is whole.</summary>
ref struct ResultDocument
{
    /// <summary>Whether its root was closed.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Whether all of it could be understood; a result that a strict reader would refuse is none the worse.</summary>
    internal bool IsSound { get; private set; }

    /// <summary>Whether an ETag stands in it, be it empty.</summary>
    internal bool HasEtag { get; private set; }

    /// <summary>Whether it brings what a result brings, an ETag or a key deleted or refused, whatever its root is called.</summary>
    internal bool HasProof { get; private set; }

    internal static ResultDocument ReadXml(ReadOnlySpan<byte> text, RootScanner scanner, FailedItems? items)
    {
        var result = default(ResultDocument);
        var children = new XmlChildren(text, scanner);
        while (children.Read())
        {
            result.Note(children.Name);
            if (items is null || !children.HasElements)
            {
                continue;
            }

            if (children.Name.SequenceEqual("Error"u8))
            {
                items.AddXml(children.Content);
            }
            else if (children.Name.SequenceEqual("ProcessResults"u8))
            {
                ReadProcessed(children.Content, items);
            }
        }

        result.IsSound = children.End == DocumentEnd.Closed;
        result.IsClosed = result.IsSound || EndsWithTag(text, scanner.Name(text));
        return result;
    }

    internal static ResultDocument ReadJson(ReadOnlySpan<byte> text, FailedItems? items)
    {
        var result = default(ResultDocument);
        var members = new JsonMembers(text);
        while (members.Read())
        {
            result.Note(members.Key);
            if (items is null || members.ValueKind != JsonKind.Array || !IsErrors(members.Key))
            {
                continue;
            }

            var errors = new JsonMembers(members.Value);
            while (errors.Read())
            {
                if (errors.ValueKind == JsonKind.Object)
                {
                    items.AddJson(errors.Value);
                }
            }
        }

        result.IsSound = result.IsClosed = members.End == DocumentEnd.Closed;
        return result;
    }

    // Cloud Infinite: one Object per rule, good or failed.
    static void ReadProcessed(ReadOnlySpan<byte> content, FailedItems items)
    {
        var objects = new XmlChildren(content);
        while (objects.Read())
        {
            items.AddXml(objects.Content);
        }
    }

    // QingStor writes errors, TOS Error.
    static bool IsErrors(ReadOnlySpan<byte> key) => Ascii.EqualsIgnoreCase(key, "errors"u8) || Ascii.EqualsIgnoreCase(key, "error"u8);

    void Note(ReadOnlySpan<byte> name)
    {
        HasEtag |= Ascii.EqualsIgnoreCase(name, "ETag"u8);
        HasProof |= HasEtag || Ascii.EqualsIgnoreCase(name, "Deleted"u8) || name.SequenceEqual("Error"u8);
    }

    // A key with markup in it may confuse the reader; that the last thing in the document is the root's end tag remains to be seen.
    static bool EndsWithTag(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        text = text.TrimEnd(" \t\r\n"u8);
        var bracket = text.LastIndexOf((byte)'<');
        return bracket >= 0 && text[bracket..] is [_, (byte)'/', .., (byte)'>'] && XmlMarkup.Ends(text[bracket..], name);
    }
}
