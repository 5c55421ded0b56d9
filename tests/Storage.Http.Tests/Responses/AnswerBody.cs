using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>A body that comes in pieces and counts what was taken from it: each step brings bytes, waits, fails or repeats for ever.</summary>
sealed class AnswerBody : Stream
{
    readonly Queue<Step> _steps = [];
    bool _isWaiting;
    CancellationToken _waitingToken;

    public long BytesRead { get; private set; }

    public int Reads { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Whether it was disposed while a read was still under way, which a connection does not survive unharmed.</summary>
    public bool WasDisposedWhileRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Each string is one read.</summary>
    public static AnswerBody Of(params IEnumerable<string> chunks)
    {
        var body = new AnswerBody();
        foreach (var chunk in chunks.Where(chunk => chunk.Length > 0))
        {
            body.Then(Encoding.UTF8.GetBytes(chunk));
        }

        return body;
    }

    /// <summary>One byte per read.</summary>
    public static AnswerBody Dripping(string text) => Dripping(Encoding.UTF8.GetBytes(text));

    public static AnswerBody Dripping(byte[] bytes)
    {
        var body = new AnswerBody();
        foreach (var value in bytes)
        {
            body.Then([value]);
        }

        return body;
    }

    public AnswerBody Then(byte[] bytes)
    {
        _steps.Enqueue(new(bytes, null, null, 1));
        return this;
    }

    public AnswerBody ThenFails(Exception exception)
    {
        _steps.Enqueue(new([], exception, null, long.MaxValue));
        return this;
    }

    /// <summary>The next read ends when the gate does, with nothing of its own.</summary>
    public AnswerBody ThenWaits(Task gate)
    {
        _steps.Enqueue(new([], null, gate, 1));
        return this;
    }

    /// <summary>The next read does this first.</summary>
    public AnswerBody ThenCalls(Action action)
    {
        _steps.Enqueue(new([], null, null, 1) { Action = action });
        return this;
    }

    public AnswerBody ThenRepeats(string text, long times)
    {
        _steps.Enqueue(new(Encoding.UTF8.GetBytes(text), null, null, times));
        return this;
    }

    public override int Read(Span<byte> buffer)
    {
        Assert.False(buffer.IsEmpty, "A read without room.");
        Reads++;
        if (!_steps.TryPeek(out var step))
        {
            return 0;
        }

        if (step.Exception is not null)
        {
            throw step.Exception;
        }

        if (step.Gate is not null || step.Action is not null)
        {
            _steps.Dequeue();
            step.Action?.Invoke();
            return Read(buffer);
        }

        var length = Math.Min(buffer.Length, step.Bytes.Length - step.Position);
        step.Bytes.AsSpan(step.Position, length).CopyTo(buffer);
        step.Position += length;
        BytesRead += length;
        if (step.Position == step.Bytes.Length)
        {
            step.Position = 0;
            if (--step.Times == 0)
            {
                _steps.Dequeue();
            }
        }

        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // What need not wait costs nothing, so that the reader's own cost can be measured.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _steps.TryPeek(out var step) && step.Gate is { } gate ? ReadBehindAsync(gate, buffer, cancellationToken) : new(Read(buffer.Span));
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<int>(exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        WasDisposedWhileRead |= _isWaiting && !_waitingToken.IsCancellationRequested;
        IsDisposed = true;
        base.Dispose(disposing);
    }

    async ValueTask<int> ReadBehindAsync(Task gate, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _isWaiting = true;
        _waitingToken = cancellationToken;
        try
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _isWaiting = false;
        }

        return Read(buffer.Span);
    }

    sealed class Step(byte[] bytes, Exception? exception, Task? gate, long times)
    {
        public byte[] Bytes => bytes;

        public Exception? Exception => exception;

        public Task? Gate => gate;

        public Action? Action { get; init; }

        public long Times { get; set; } = times;

        public int Position { get; set; }
    }
}
