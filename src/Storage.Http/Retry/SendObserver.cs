using System.Buffers;

namespace Storage.Http.Retry;

/// <summary>Passes a content's bytes on, keeps the first of them, and notes when the network, not the content, failed.</summary>
sealed class SendObserver(Stream target, int limit, TaskCompletionSource done) : Stream
{
    ArrayBufferWriter<byte>? _kept = limit > 0 ? new() : null;

    internal TaskCompletionSource Done => done;

    internal bool WriteFailed { get; private set; }

    /// <summary>All that was written, or null when it was more than the limit.</summary>
    internal ReadOnlyMemory<byte>? Kept => _kept?.WrittenMemory;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Keep(buffer);
        try
        {
            target.Write(buffer);
        }
        catch
        {
            WriteFailed = true;
            throw;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(buffer.Span);
        try
        {
            await target.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            WriteFailed = true;
            throw;
        }
    }

    public override void Flush()
    {
        try
        {
            target.Flush();
        }
        catch
        {
            WriteFailed = true;
            throw;
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await target.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            WriteFailed = true;
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > limit - _kept?.WrittenCount)
        {
            _kept = null;
        }

        _kept?.Write(bytes);
    }
}
