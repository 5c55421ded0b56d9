using System.Text.Json;
using System.Xml;

namespace Storage.Http.Benchmarks.Growth.Errors;

/// <summary>What others need for the same bytes, strings not counted.</summary>
static class ErrorPeers
{
    /// <summary>The framework's reader, to the end of the document; null where it would refuse it.</summary>
    internal static Action? Strict(ErrorForm form, byte[] document) =>
        !form.IsSound ? null
        : form.IsXml ? () => ReadXml(document)
        : () => JsonDocument.Parse(document).Dispose();

    /// <summary>A search for every mark: the limit.</summary>
    internal static int Search(ReadOnlySpan<byte> document, byte mark)
    {
        var marks = 0;
        for (var found = document.IndexOf(mark); found >= 0; found = document.IndexOf(mark))
        {
            document = document[(found + 1)..];
            marks++;
        }

        return marks;
    }

    // A strict reader wants no blanks before a declaration, but they may stand before a root.
    static void ReadXml(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document));
        while (reader.Read())
        {
        }
    }
}
