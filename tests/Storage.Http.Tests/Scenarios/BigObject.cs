namespace Storage.Http.Tests.Scenarios;

/// <summary>An object of any size that takes the memory of one block: block after block of the same bytes.</summary>
sealed class BigObject(long length) : Stream
{
    static readonly byte[] Block = MakeBlock();
    long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>The object's bytes in whole blocks.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Blocks(long length) => Enumerable.Repeat<ReadOnlyMemory<byte>>(Block, (int)(length / Block.Length));

    /// <summary>Whether these are the object's bytes at that place.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            var expected = Block.AsSpan((int)(position % Block.Length));
            var count = Math.Min(bytes.Length, expected.Length);
            if (!bytes[..count].SequenceEqual(expected[..count]))
            {
                return false;
            }

            bytes = bytes[count..];
            position += count;
        }

        return true;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var rest = Block.AsSpan((int)(_position % Block.Length));
        var count = (int)Math.Min(Math.Min(buffer.Length, rest.Length), length - _position);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    static byte[] MakeBlock()
    {
        var block = new byte[1024 * 1024];
        new Random(1).NextBytes(block);
        return block;
    }
}
