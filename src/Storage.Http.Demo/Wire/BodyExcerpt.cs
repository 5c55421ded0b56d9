using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Storage.Http.Demo.Wire;

/// <summary>The beginning of a body in one line.</summary>
static partial class BodyExcerpt
{
    internal static string Of(WireAnswer answer, int maxLength)
    {
        var body = answer.Body.AsSpan();
        if (body.IsEmpty)
        {
            return "no body";
        }

        if (body.ContainsAnyInRange((byte)0, (byte)8))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{answer.Header("Content-Type") ?? "binary"}, {body.Length} bytes");
        }

        var blanks = body.IndexOfAnyExcept(" \t\r\n"u8);
        var text = Encoding.UTF8.GetString(blanks < 0 ? body : body[blanks..]);
        text = Blanks().Replace(Declaration().Replace(text, ""), " ").Trim();
        text = LogText.Clean(text, maxLength);
        return blanks > 0 ? string.Create(CultureInfo.InvariantCulture, $"({blanks} blanks) {text}") : text;
    }

    [GeneratedRegex(@"^<\?xml[^>]*\?>\s*")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
