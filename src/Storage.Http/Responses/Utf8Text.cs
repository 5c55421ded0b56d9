using System.Buffers;
using System.Text;

namespace Storage.Http.Responses;

/// <summary>A value of a document as it stands there; it becomes a string only when it is wanted.</summary>
readonly ref struct Utf8Text
{
    const int StackChars = 256;

    // A string of this many chars is made faster than the rest of a verdict; one of 64 KB takes longer than everything else, and nobody may want it.
    const int Long = 4096;
    const string BlankChars = " \n\t\r";
    readonly ReadOnlySpan<byte> _content;
    readonly Form _form;

    Utf8Text(ReadOnlySpan<byte> content, Form form)
    {
        _content = content;
        _form = form;
    }

    enum Form
    {
        Plain,
        Xml,
        Json,
    }

    /// <summary>How long the text may get without the blanks around it.</summary>
    internal int MaxLength => Trim(_content).Length;

    /// <summary>A text that is known to hold no markup and no escapes.</summary>
    internal static Utf8Text Plain(ReadOnlySpan<byte> content) => new(content, Form.Plain);

    internal static Utf8Text Xml(ReadOnlySpan<byte> content) => new(content, XmlText.IsPlain(content) ? Form.Plain : Form.Xml);

    internal static Utf8Text Json(ReadOnlySpan<byte> content) => new(content, JsonText.IsPlain(content) ? Form.Plain : Form.Json);

    /// <summary>The text as a string without the blanks around it, those that were escaped or stood in character data too; null when nothing is left.</summary>
    /// <param name="known">What it may well be, so that there need not be a second string.</param>
    internal string? ToTrimmed(string? known = null)
    {
        var content = Trim(_content);
        if (_form == Form.Plain)
        {
            return content.IsEmpty ? null : known is not null && Ascii.Equals(content, known) ? known : Decode(content);
        }

        return Decode(content, isTrimmed: true) is { Length: > 0 } text ? text : null;
    }

    /// <summary>
    /// The same for a long text: it stays in the document, which is kept for it, until somebody wants the string. Null when it is not long, or not plain,
    /// or so small a part of the document that to keep the document would cost more.
    /// </summary>
    internal Lazy<string>? ToLate(ReadOnlyMemory<byte> document)
    {
        var content = Trim(_content);
        return _form == Form.Plain && content.Length >= Long && content.Length >= document.Length / 2 && document.Span.Overlaps(content, out var start)
            ? Late(document.Slice(start, content.Length))
            : null;
    }

    /// <summary>The text as a string.</summary>
    public override string ToString() => _form == Form.Plain ? Decode(_content) : Decode(_content, isTrimmed: false);

    /// <summary>Writes the text without the blanks around it into a target that is long enough, and tells how long it became.</summary>
    internal int WriteTrimmed(Span<char> target)
    {
        var content = Trim(_content);
        if (_form == Form.Plain)
        {
            return Encoding.UTF8.GetChars(content, target);
        }

        ReadOnlySpan<char> trimmed = target[..Decode(content, target)].Trim(BlankChars);
        trimmed.CopyTo(target);
        return trimmed.Length;
    }

    static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty && Blanks.Contains(content[0]))
        {
            content = content[1..];
        }

        while (!content.IsEmpty && Blanks.Contains(content[^1]))
        {
            content = content[..^1];
        }

        return content;
    }

    static string Decode(ReadOnlySpan<byte> content) => Ascii.IsValid(content) ? Encoding.Latin1.GetString(content) : Encoding.UTF8.GetString(content);

    static Lazy<string> Late(ReadOnlyMemory<byte> content) => new(() => Decode(content.Span), LazyThreadSafetyMode.PublicationOnly);

    string Decode(ReadOnlySpan<byte> content, bool isTrimmed)
    {
        var rented = content.Length > StackChars ? ArrayPool<char>.Shared.Rent(content.Length) : null;
        var target = rented ?? stackalloc char[StackChars];
        ReadOnlySpan<char> decoded = target[..Decode(content, target)];
        var text = (isTrimmed ? decoded.Trim(BlankChars) : decoded).ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    int Decode(ReadOnlySpan<byte> content, Span<char> target) =>
        _form == Form.Xml ? XmlText.Decode(content, target) : JsonText.Decode(content, target);
}
