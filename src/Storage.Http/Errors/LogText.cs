using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Storage.Http;

/// <summary>Makes text of a server fit to be shown in a line: control characters escaped, length bounded.</summary>
static class LogText
{
    internal const int MaxLength = 1024;

    static readonly SearchValues<char> QueryEnds = SearchValues.Create(" \t\r\n\"'<>");

    /// <summary>Cuts what follows a question mark up to the next blank or quotation mark: the queries of addresses, which may hold signatures.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? CutQueries(string? text)
    {
        var mark = text?.IndexOf('?') ?? -1;
        if (text is null || mark < 0)
        {
            return text;
        }

        var cut = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (; mark >= 0; mark = rest.IndexOf('?'))
        {
            cut.Append(rest[..(mark + 1)]);
            rest = rest[(mark + 1)..];
            var end = rest.IndexOfAny(QueryEnds);
            end = end < 0 ? rest.Length : end;
            cut.Append(end > 0 ? "*" : "");
            rest = rest[end..];
        }

        return cut.Append(rest).ToString();
    }

    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Clean(string? text, int maxLength = MaxLength)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length <= maxLength && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')
            && !text.AsSpan().ContainsAny('\u2028', '\u2029'))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, maxLength) + 16);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, maxLength)))
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                clean.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                clean.Append(c);
            }
        }

        return text.Length > maxLength ? clean.Append('…').ToString() : clean.ToString();
    }
}
