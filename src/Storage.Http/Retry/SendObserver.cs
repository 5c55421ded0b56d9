using System.Runtime.CompilerServices;

namespace Storage.Http.Retry;

/// <summary>Passes a content's bytes on and notes when the network, not the content, failed.</summary>
sealed class SendObserver(Stream target) : Stream
{
    internal bool WriteFailed { get; private set; }

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

    // A large upload writes thousands of times and waits in most of them: the runtime keeps what a wait needs for the next one.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
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
}
