using System.Buffers;
using System.Text;

namespace Storage.Http.Responses;

/// <summary>A value of a document as it stands there; it becomes a string only when it is wanted.</summary>
readonly ref struct Utf8Text
{
    const int StackChars = 256;
    const string Blanks = " \n\t\r";
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

    internal static Utf8Text Xml(ReadOnlySpan<byte> content) => new(content, XmlText.IsPlain(content) ? Form.Plain : Form.Xml);

    internal static Utf8Text Json(ReadOnlySpan<byte> content) => new(content, JsonText.IsPlain(content) ? Form.Plain : Form.Json);

    /// <summary>Without the blanks around it.</summary>
    Utf8Text Trim()
    {
        var content = _content;
        while (!content.IsEmpty && IsBlank(content[0]))
        {
            content = content[1..];
        }

        while (!content.IsEmpty && IsBlank(content[^1]))
        {
            content = content[..^1];
        }

        return new(content, _form);
    }

    /// <summary>The text as a string without the blanks around it, those that were escaped or stood in character data too; null when nothing is left.</summary>
    internal string? ToTrimmed() => Trim().ToString(isTrimmed: true) is { Length: > 0 } text ? text : null;

    /// <summary>The text as a string.</summary>
    public override string ToString() => ToString(isTrimmed: false);

    string ToString(bool isTrimmed)
    {
        if (_form == Form.Plain)
        {
            return Encoding.UTF8.GetString(_content);
        }

        var rented = _content.Length > StackChars ? ArrayPool<char>.Shared.Rent(_content.Length) : null;
        var target = rented ?? stackalloc char[StackChars];
        ReadOnlySpan<char> decoded = target[..Decode(target)];
        var text = (isTrimmed ? decoded.Trim(Blanks) : decoded).ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    /// <summary>Writes the text without the blanks around it; false when the target is shorter than the text may get.</summary>
    internal bool TryWriteTrimmed(Span<char> target, out int written)
    {
        written = 0;
        var text = Trim();
        if (text._content.Length > target.Length)
        {
            return false;
        }

        ReadOnlySpan<char> trimmed = target[..text.Decode(target)].Trim(Blanks);
        trimmed.CopyTo(target);
        written = trimmed.Length;
        return true;
    }

    static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    int Decode(Span<char> target) => _form switch
    {
        Form.Plain => Encoding.UTF8.GetChars(_content, target),
        Form.Xml => XmlText.Decode(_content, target),
        _ => JsonText.Decode(_content, target),
    };
}
