using System.Globalization;
using System.Text;

namespace Storage.Http.Demo.Wire;

/// <summary>The head of an answer, and its body without the frames of the chunked coding.</summary>
sealed record WireAnswer(int Status, string StatusText, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The first value of a header, or null.</summary>
    internal string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Reads what has come so far; null when the head is not whole or is none.</summary>
    internal static WireAnswer? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!TryFindBody(bytes, out var headLength, out var bodyStart))
        {
            return null;
        }

        var lines = Encoding.Latin1.GetString(bytes[..headLength]).Split('\n', StringSplitOptions.TrimEntries);
        var words = lines[0].Split(' ', 3);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in lines.AsSpan(1))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                headers.Add(new(line[..colon].TrimEnd(), line[(colon + 1)..].TrimStart()));
            }
        }

        var answer = new WireAnswer(status, words.Length > 2 ? words[2] : "", headers, bytes[bodyStart..].ToArray());
        return answer.Header("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true
            ? answer with { Body = ChunkedText.Unframe(answer.Body) }
            : answer;
    }

    // Pasted answers come with bare line feeds too.
    static bool TryFindBody(ReadOnlySpan<byte> bytes, out int headLength, out int bodyStart)
    {
        var crlf = bytes.IndexOf("\r\n\r\n"u8);
        var lf = bytes.IndexOf("\n\n"u8);
        (headLength, bodyStart) = crlf >= 0 && (lf < 0 || crlf < lf) ? (crlf, crlf + 4) : (lf, lf + 2);
        return headLength >= 0;
    }
}
