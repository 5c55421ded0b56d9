using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Storage.Http.Demo.Wire;

namespace Storage.Http.Demo.Explain;

/// <summary>What was pasted, as an answer of a store.</summary>
/// <param name="What">What it was taken for.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
sealed record PastedAnswer(string What, HttpStatusCode Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    const string HeadError = "x-oss-err";

    /// <summary>The store that the form of the paste gives away, or null.</summary>
    internal StorageProvider? Provider { get; private init; }

    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Takes the text for a whole answer, for the value of <c>x-oss-err</c>, or for a body.</summary>
    /// <param name="text">The text.</param>
    /// <param name="status">The status that came with it, if the user said.</param>
    internal static PastedAnswer Read(string text, HttpStatusCode? status)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && WireAnswer.Parse(Encoding.UTF8.GetBytes(WithEnd(trimmed))) is { } answer)
        {
            return new("a whole answer", status ?? (HttpStatusCode)answer.Status, answer.Headers, answer.Body);
        }

        if (HeadErrorValue(trimmed) is { } value)
        {
            return new($"the value of an {HeadError} header, in base64,", status ?? HttpStatusCode.BadRequest, [new(HeadError, value)], []) { Provider = StorageProvider.AlibabaOss };
        }

        return new("the body of an answer", status ?? HttpStatusCode.BadRequest, [], Encoding.UTF8.GetBytes(text));
    }

    internal HttpResponseMessage ToResponse()
    {
        var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                response.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(value, out var type) ? type : null;
            }
            else if (!name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) && !name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                // The others of Content- speak of the bytes on the wire, which may not be those of the paste.
                response.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    // A head without a body may be pasted without the empty line behind it.
    static string WithEnd(string text) => text.Contains("\n\n", StringComparison.Ordinal) || text.Contains("\r\n\r\n", StringComparison.Ordinal) ? text : text + "\r\n\r\n";

    // With or without the header's name and the padding; a paste may be broken into lines.
    static string? HeadErrorValue(string text)
    {
        var value = text.StartsWith(HeadError + ":", StringComparison.OrdinalIgnoreCase) ? text[(HeadError.Length + 1)..] : text;
        value = string.Concat(value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value + new string('=', (4 - (value.Length % 4)) % 4), bytes, out var count) && bytes.AsSpan(0, count).Contains((byte)'<') ? value : null;
    }
}
