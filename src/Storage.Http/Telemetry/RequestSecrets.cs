using System.Net.Http.Headers;

namespace Storage.Http.Telemetry;

/// <summary>
/// Takes out of a server's text what the request itself carries in confidence: some gateways quote the Authorization header, or the access key, in their messages.
/// </summary>
static class RequestSecrets
{
    // Shorter pieces are words that a message may hold by chance; keys, signatures and tokens are longer.
    const int MinLength = 12;

    // What is handed over may be long, the pieces of a header without end are not looked for without end.
    const int MaxPieces = 500;

    static readonly string[] Marks = ["authorization", "cookie", "token", "key", "secret", "signature", "credential"];

    internal static string? CutFrom(string? text, HttpRequestMessage request)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        text = LogText.CutQueries(text);
        var left = MaxPieces;
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (IsConfidential(name))
            {
                foreach (var value in values)
                {
                    text = Cut(text, value, request.Headers.NonValidated, ref left);
                }
            }
        }

        return request.RequestUri is { IsAbsoluteUri: true } uri
            ? Cut(Cut(text, uri.Query, request.Headers.NonValidated, ref left), Uri.UnescapeDataString(uri.UserInfo), request.Headers.NonValidated, ref left)
            : text;
    }

    static bool IsConfidential(string name)
    {
        foreach (var mark in Marks)
        {
            if (name.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // From the whole down to its pieces: a signature may hold the marks that part an access key from what follows.
    static string Cut(string text, ReadOnlySpan<char> secret, HttpHeadersNonValidated names, ref int left)
    {
        text = CutPiece(text, secret, names, ref left);
        foreach (var part in secret.SplitAny(" ,;&?\""))
        {
            var piece = secret[part];
            if (piece.Length < MinLength)
            {
                continue;
            }

            var value = After(piece, '=');
            text = CutPiece(text, piece, names, ref left);
            text = value.Contains('%') ? CutPiece(text, Uri.UnescapeDataString(value), names, ref left) : text;
            text = CutPiece(text, value, names, ref left);
            text = CutPiece(text, After(piece, ':'), names, ref left);
            foreach (var inner in piece.SplitAny("/:="))
            {
                text = CutPiece(text, piece[inner], names, ref left);
            }
        }

        return text;
    }

    static ReadOnlySpan<char> After(ReadOnlySpan<char> text, char mark) => text[(text.IndexOf(mark) + 1)..];

    // A piece becomes a string only where the text holds it: mostly none does.
    static string CutPiece(string text, ReadOnlySpan<char> piece, HttpHeadersNonValidated names, ref int left) =>
        piece.Length < MinLength || --left < 0 || !text.AsSpan().Contains(piece, StringComparison.Ordinal) || names.Contains(piece.ToString())
            ? text
            : text.Replace(piece.ToString(), "*", StringComparison.Ordinal);
}
