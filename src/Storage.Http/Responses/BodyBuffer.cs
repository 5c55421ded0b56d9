using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>Where the beginning of a body is read to: pooled while it grows, its own once it is handed on.</summary>
struct BodyBuffer
{
    const int FirstLength = 4096;
    readonly int _limit;
    bool _isPooled;

    internal BodyBuffer(long? announcedLength, int limit)
    {
        _limit = limit;

        // A short body of known length is read into its final place; one byte more, so that its end shows.
        _isPooled = announcedLength is not (>= 0 and < FirstLength) || announcedLength >= limit;
        Bytes = _isPooled ? ArrayPool<byte>.Shared.Rent(Math.Min(limit, FirstLength)) : new byte[(int)announcedLength!.Value + 1];
    }

    internal byte[] Bytes { get; private set; }

    internal int Count { get; private set; }

    internal readonly bool IsFull => Count >= _limit;

    /// <summary>Room for the next bytes; empty when the limit is reached.</summary>
    internal Memory<byte> Room()
    {
        if (Count == Bytes.Length && !IsFull)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(_limit, Bytes.Length * 2));
            Bytes.CopyTo(larger, 0);
            Return();
            Bytes = larger;
            _isPooled = true;
        }

        return Bytes.AsMemory(Count, Math.Min(Bytes.Length, _limit) - Count);
    }

    internal void Add(int count) => Count += count;

    /// <summary>The bytes, never those of the pool, unless a read is still writing into them: then the pool does not get them back.</summary>
    internal byte[] Detach(bool isBeingWritten)
    {
        if (!_isPooled || isBeingWritten)
        {
            return Bytes;
        }

        var own = Bytes.AsSpan(0, Count).ToArray();
        Return();
        return own;
    }

    readonly void Return()
    {
        if (_isPooled)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
        }
    }
}
