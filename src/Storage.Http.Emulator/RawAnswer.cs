using System.Text;

namespace Storage.Http.Emulator;

/// <summary>What a <see cref="RawServer"/> writes to a socket, byte by byte as given. Immutable.</summary>
public sealed class RawAnswer
{
    RawAnswer(IReadOnlyList<ReadOnlyMemory<byte>> chunks) => Chunks = chunks;

    /// <summary>The bytes, in the pieces in which they are written.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Chunks { get; }

    /// <summary>What happens to the connection afterwards. Default <see cref="RawEnd.Close"/>.</summary>
    public RawEnd End { get; private init; }

    /// <summary>The wait between two pieces. Default none.</summary>
    public TimeSpan Interval { get; private init; }

    /// <summary>How many bytes of the request's body are read before the answer; null for all. Default null.</summary>
    public int? RequestBodyBytes { get; private init; }

    /// <summary>No byte at all; the connection ends with nothing said.</summary>
    public static RawAnswer Nothing { get; } = new([]);

    /// <summary>An answer of bytes.</summary>
    /// <param name="chunks">The pieces; not copied.</param>
    /// <returns>The answer.</returns>
    public static RawAnswer Of(params ReadOnlyMemory<byte>[] chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return new([.. chunks]);
    }

    /// <summary>An answer of text, each character a byte (Latin-1).</summary>
    /// <param name="chunks">The pieces.</param>
    /// <returns>The answer.</returns>
    public static RawAnswer Of(params string[] chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return new([.. chunks.Select(chunk => (ReadOnlyMemory<byte>)Encoding.Latin1.GetBytes(chunk))]);
    }

    /// <summary>Ends otherwise.</summary>
    /// <param name="end">What happens to the connection.</param>
    /// <returns>The changed answer.</returns>
    public RawAnswer Then(RawEnd end) => Enum.IsDefined(end)
        ? new(Chunks) { End = end, Interval = Interval, RequestBodyBytes = RequestBodyBytes }
        : throw new ArgumentOutOfRangeException(nameof(end), end, "A connection does not end like this.");

    /// <summary>Waits between two pieces.</summary>
    /// <param name="interval">The wait, by the server's clock.</param>
    /// <returns>The changed answer.</returns>
    public RawAnswer Every(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        return new(Chunks) { End = End, Interval = interval, RequestBodyBytes = RequestBodyBytes };
    }

    /// <summary>Answers, or ends, before the request's body is read.</summary>
    /// <param name="bytes">How many bytes of the body are read first.</param>
    /// <returns>The changed answer.</returns>
    public RawAnswer AfterRequestBody(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new(Chunks) { End = End, Interval = Interval, RequestBodyBytes = bytes };
    }
}
