using System.Text;

namespace Storage.Http.Tests.Matrix;

/// <summary>What a caller reads of an answer's body, and how that ends.</summary>
/// <param name="Bytes">What came.</param>
/// <param name="End">Null where it ended well; else how it went on.</param>
sealed record ReadBody(byte[] Bytes, string? End)
{
    const string Broken = "then broken";
    const string Silence = "then silence";

    /// <summary>Reads to the end, or for a body that falls silent so many bytes.</summary>
    public static async Task<ReadBody> ReadAsync(HttpContent content, bool async, int? silentAfter)
    {
        var stream = async ? await content.ReadAsStreamAsync() : content.ReadAsStream();
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (bytes.Length != silentAfter)
            {
                var count = async ? await stream.ReadAsync(buffer) : stream.Read(buffer);
                if (count == 0)
                {
                    return new(bytes.ToArray(), null);
                }

                bytes.Write(buffer, 0, count);
            }
        }
        catch (IOException)
        {
            return new(bytes.ToArray(), Broken);
        }

        using var cancel = new CancellationTokenSource();
        var next = stream.ReadAsync(buffer, cancel.Token).AsTask();
        Assert.False(next.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        return new(bytes.ToArray(), Silence);
    }

    /// <summary>What it is, in words.</summary>
    public string Describe(string? resultMark)
    {
        var text = Encoding.UTF8.GetString(Bytes).Trim();
        var what = Bytes.Length == 0 ? "nothing"
            : Bytes.AsSpan().SequenceEqual(StoredState.Payload) ? "object"
            : Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "picture"
            : text.StartsWith("<html", StringComparison.Ordinal) ? "page"
            : resultMark is not null && IsWhole(text, resultMark) ? "result"
            : IsWhole(text, "<Error>") || IsWhole(text, "\"code\"") ? "error"
            : "part";
        return End is null ? what : $"{what}, {End}";
    }

    // An element with its end tag, or a member of an object that is closed.
    static bool IsWhole(string text, string mark) =>
        text.Contains(mark, StringComparison.Ordinal) && (mark[0] == '<' ? text.EndsWith($"</{mark.Trim('<', '>')}>", StringComparison.Ordinal) : text.EndsWith('}'));
}
