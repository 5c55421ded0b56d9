using System.Runtime.ExceptionServices;

namespace Storage.Http.Responses;

/// <summary>The bytes that were read, then those of a read that was under way, then the rest of the stream, or the exception that it ended with.</summary>
sealed class ReplayedStream : Stream
{
    readonly byte[] _bytes;
    readonly Stream? _rest;
    readonly Exception? _failure;
    PendingRead? _pending;
    int _count;
    int _position;

    internal ReplayedStream(byte[] bytes, int count, Stream? rest, PendingRead? pending, Exception? failure)
    {
        _bytes = bytes;
        _count = count;
        _rest = rest;
        _pending = pending;
        _failure = failure;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position == _count && _pending is not null)
        {
            Settle(_pending.Task.GetAwaiter().GetResult());
        }

        return _position < _count ? Take(buffer) : Rest().Read(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(cancellationToken);
        }

        if (_position < _count)
        {
            return new(Take(buffer.Span));
        }

        return _pending is null && _failure is null ? Rest().ReadAsync(buffer, cancellationToken) : ReadPendingAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pending?.Abort();
            _rest?.Dispose();
        }

        base.Dispose(disposing);
    }

    async ValueTask<int> ReadPendingAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_pending is not null)
        {
            Settle(await _pending.Task.WaitAsync(cancellationToken).ConfigureAwait(false));
        }

        return _position < _count ? Take(buffer.Span) : await Rest().ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    // The read that was under way wrote behind the bytes that were there.
    void Settle(int read)
    {
        _count += read;
        _pending = null;
    }

    int Take(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _count - _position);
        _bytes.AsSpan(_position, length).CopyTo(buffer);
        _position += length;
        return length;
    }

    Stream Rest()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        return _rest!;
    }
}
