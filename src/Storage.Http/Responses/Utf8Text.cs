using System.Buffers;
using System.Text;

namespace Storage.Http.Responses;

/// <summary>A value of a document as it stands there; it becomes a string only when it is wanted.</summary>
readonly ref struct Utf8Text
{
    const int StackChars = 256;
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

    internal bool IsEmpty => _content.IsEmpty;

    internal static Utf8Text Xml(ReadOnlySpan<byte> content) => new(content, XmlText.IsPlain(content) ? Form.Plain : Form.Xml);

    internal static Utf8Text Json(ReadOnlySpan<byte> content) => new(content, JsonText.IsPlain(content) ? Form.Plain : Form.Json);

    /// <summary>Without the blanks around it.</summary>
    internal Utf8Text Trim()
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

    /// <summary>The text as a string.</summary>
    public override string ToString()
    {
        if (_form == Form.Plain)
        {
            return Encoding.UTF8.GetString(_content);
        }

        var rented = _content.Length > StackChars ? ArrayPool<char>.Shared.Rent(_content.Length) : null;
        var target = rented ?? stackalloc char[StackChars];
        var text = target[..Decode(target)].ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    /// <summary>Writes the text; false when the target is shorter than the text may get.</summary>
    internal bool TryWrite(Span<char> target, out int written)
    {
        written = 0;
        if (_content.Length > target.Length)
        {
            return false;
        }

        written = Decode(target);
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
