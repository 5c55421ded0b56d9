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
        var text = Declaration().Replace(Encoding.UTF8.GetString(blanks < 0 ? body : body[blanks..]), "");
        var isOpen = Root().Match(text) is { Success: true } root && !text.TrimEnd().EndsWith($"</{root.Groups[1].Value}>", StringComparison.Ordinal);
        text = Blanks().Replace(RootAttributes().Replace(text, "<$1 …>"), " ").Trim();
        text = LogText.Clean(isOpen ? text + " (and no more)" : text, maxLength);
        return blanks > 0 ? string.Create(CultureInfo.InvariantCulture, $"({blanks} blanks) {text}") : text;
    }

    [GeneratedRegex(@"^<\?xml[^>]*\?>\s*")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^<(\w+)[^>]*(?<!/)>")]
    private static partial Regex Root();

    [GeneratedRegex(@"^<(\w+)\s[^>]*(?<!/)>")]
    private static partial Regex RootAttributes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
