namespace Storage.Http.Retry;

/// <summary>Where a content writes that is kept while it goes out.</summary>
sealed class KeptSendStream(KeptSend send) : Stream
{
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

    public override void Write(ReadOnlySpan<byte> buffer) => send.Take(buffer, flush: false);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => send.TakeAsync(buffer.AsMemory(offset, count)).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => send.TakeAsync(buffer);

    public override void Flush() => send.Take(default, flush: true);

    public override Task FlushAsync(CancellationToken cancellationToken) => send.TakeAsync(null).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
