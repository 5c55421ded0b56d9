using System.Text;

namespace Storage.Http.Emulator;

/// <summary>A request as it came over the wire to a <see cref="RawServer"/>.</summary>
public sealed class RawRequest
{
    internal RawRequest(int connection, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body, bool isComplete)
    {
        Connection = connection;
        Head = head;
        Body = body;
        IsComplete = isComplete;
    }

    /// <summary>The number of the connection, counted from 1.</summary>
    public int Connection { get; }

    /// <summary>Request line and headers with the empty line behind them, byte by byte.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>The body byte by byte, so far as it was read; in chunked coding the frames are part of it.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the body was read to its end.</summary>
    public bool IsComplete { get; }

    /// <summary><see cref="Head"/> as text (Latin-1).</summary>
    public string HeadText => Encoding.Latin1.GetString(Head.Span);

    /// <summary>The request line.</summary>
    /// <returns>For example <c>PUT /bucket/key HTTP/1.1</c>.</returns>
    public override string ToString()
    {
        var text = HeadText;
        var end = text.IndexOf("\r\n", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
