using System.Buffers;

namespace Storage.Http.Retry;

/// <summary>All bytes of a content from the first on, as long as they are no more than the limit.</summary>
sealed class KeptBytes(int limit)
{
    volatile ArrayBufferWriter<byte>? _bytes = new();

    /// <summary>False once there were more; then nothing is held any more.</summary>
    internal bool IsWhole => _bytes is not null;

    internal ReadOnlyMemory<byte>? Bytes => _bytes?.WrittenMemory;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > limit - _bytes?.WrittenCount)
        {
            _bytes = null;
        }

        _bytes?.Write(bytes);
    }
}
