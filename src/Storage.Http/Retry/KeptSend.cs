using System.Net;
using System.Runtime.ExceptionServices;

namespace Storage.Http.Retry;

/// <summary>
/// One send of a content that can be read only once, whose bytes are kept while they go out. When the network fails before the content has ended, the send is
/// over, but the content is not told: it waits in its write until it is known whether the rest is wanted for another attempt.
/// </summary>
sealed class KeptSend(RequestContent content, SendTarget target, int limit, CancellationTokenSource reading, CancellationToken networkToken)
{
    readonly KeptBytes _bytes = new(limit);
    readonly TaskCompletionSource<bool> _restWanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _isAbandoned;
    Exception? _failure;
    bool _isTold;

    /// <summary>Ends when the content is read no more; it does not fail.</summary>
    internal Task Done => _done.Task;

    /// <summary>Whether the rest of the content, were it read, may still make it whole.</summary>
    internal bool MayComplete => !_done.Task.IsCompleted && _bytes.IsWhole;

    internal async Task SendAsync(TransportContext? context)
    {
        var copying = CopyAsync(context);
        await Task.WhenAny(copying, target.Failed).ConfigureAwait(false);
        if (target.Failure is null || !_bytes.IsWhole)
        {
            // The rest of what is not kept is of no use; then the content ends before the send does, as it would without us.
            await copying.ConfigureAwait(false);
        }

        ThrowIfFailed();
    }

    /// <summary>Sends for a caller who waits: the content cannot be halted, so the rest is read at once where another attempt may follow.</summary>
    internal void Send(TransportContext? context)
    {
        try
        {
            content.Original.CopyTo(new KeptSendStream(this), context, networkToken);
        }
        catch (Exception exception)
        {
            _failure = exception;
        }

        End(networkToken.IsCancellationRequested);
        ThrowIfFailed();
    }

    /// <summary>Has the rest read for another attempt; none of it goes out any more.</summary>
    internal void ReadRest()
    {
        target.Stop();
        _restWanted.TrySetResult(true);
    }

    /// <summary>Ends the reading once the network has failed. A send that goes well goes on, even behind the answer.</summary>
    internal void Abandon()
    {
        _isAbandoned = true;
        _restWanted.TrySetResult(false);
        EndUselessReading();
    }

    /// <summary>Takes bytes of the content, or a flush where there are none.</summary>
    internal async ValueTask TakeAsync(ReadOnlyMemory<byte>? bytes)
    {
        _bytes.Add(bytes.GetValueOrDefault().Span);
        await target.PassAsync(bytes).ConfigureAwait(false);
        if (target.Failure is not null && !(_bytes.IsWhole && await _restWanted.Task.ConfigureAwait(false)))
        {
            TellContent();
        }
    }

    internal void Take(ReadOnlySpan<byte> bytes, bool flush)
    {
        _bytes.Add(bytes);
        target.Pass(bytes, flush);
        if (target.Failure is not null && !(_bytes.IsWhole && content.MayRepeat()))
        {
            TellContent();
        }
    }

    async Task CopyAsync(TransportContext? context)
    {
        using var caller = content.CallerToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), reading);
        using var network = networkToken.UnsafeRegister(static send => ((KeptSend)send!).StopSending(), this);
        try
        {
            await content.Original.CopyToAsync(new KeptSendStream(this), context, reading.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _failure = exception;
        }

        End(reading.IsCancellationRequested);
    }

    void StopSending()
    {
        target.Stop();
        EndUselessReading();
    }

    void EndUselessReading()
    {
        if (target.Failure is not null && (_isAbandoned || !_bytes.IsWhole))
        {
            reading.Cancel();
        }
    }

    void TellContent()
    {
        _isTold = true;
        ExceptionDispatchInfo.Throw(target.Failure!);
    }

    void End(bool isCancelled)
    {
        // What the content throws when its write has failed, or when it was cancelled, is not its own failure.
        content.EndSend(this, _failure is null && !_isTold ? _bytes.Bytes : null, isCancelled || _isTold ? null : _failure, isRest: target.Failure is not null);
        _done.SetResult();
    }

    void ThrowIfFailed()
    {
        if ((target.Failure ?? _failure) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
