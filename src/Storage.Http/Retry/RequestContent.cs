namespace Storage.Http.Retry;

/// <summary>The content of one call's request over all its attempts: whether it was read, whether it failed by itself, what was kept of it.</summary>
sealed class RequestContent(HttpContent original, ContentSource source, int bufferLimit, bool? saidReplayable, CancellationToken callerToken)
{
    readonly HttpContent? _closable = ContentSources.Closable(original, source);
    Task _sending = Task.CompletedTask;
    KeptSend? _kept;

    internal HttpContent Original => original;

    internal CancellationToken CallerToken => callerToken;

    /// <summary>Whether another attempt may follow a send that breaks, for a caller who waits; asked in the middle of it.</summary>
    internal Func<bool> MayRepeat { get; set; } = static () => false;

    /// <summary>Whether a send has begun to read it.</summary>
    internal bool WasRead { get; private set; }

    /// <summary>The exception of the content's own, as when the caller's stream breaks; null when it did not fail or the network did.</summary>
    internal Exception? OwnFailure { get; private set; }

    /// <summary>The same where it came in the rest that was read after the network had failed, so that the caller sees the network's failure.</summary>
    internal Exception? RestFailure { get; private set; }

    /// <summary>Whether the next attempt would send the same bytes.</summary>
    internal bool CanReplay => saidReplayable ?? (!WasRead || Kept is not null || (source != ContentSource.OneWay && !ContentSources.WasClosed(_closable, source)));

    /// <summary>Whether it would once the rest of the content is read.</summary>
    internal bool MayComplete => _kept is { MayComplete: true };

    /// <summary>The whole of it, where it was kept while it went out.</summary>
    internal ReadOnlyMemory<byte>? Kept { get; private set; }

    // What is longer by its own word is not worth keeping.
    int Limit => source == ContentSource.OneWay && saidReplayable is null && !(original.Headers.ContentLength > bufferLimit) ? bufferLimit : 0;

    /// <summary>
    /// The caller's own stream, for a handler inside that looks into it before the send, rewound to where it stood; null for a content whose stream is made for the occasion.
    /// </summary>
    internal Stream? OpenRewound(CancellationToken cancellationToken)
    {
        if (source != ContentSource.Rewindable || original is not StreamContent || !ContentSources.TryComputeLength(original, out var length))
        {
            return null;
        }

        var stream = original.ReadAsStream(cancellationToken);
        stream.Position = stream.Length - length;
        return stream;
    }

    /// <summary>A content for one attempt; contents from memory need none.</summary>
    internal HttpContent ForAttempt()
    {
        // How the content ended behind an answer that came early says nothing of this attempt.
        (OwnFailure, RestFailure) = (null, null);
        return new ObservedContent(this);
    }

    /// <summary>Waits until no earlier attempt reads the content any more: with HTTP/2 an answer can come while it is still being sent.</summary>
    internal Task WhenIdleAsync(CancellationToken cancellationToken) => _sending.IsCompleted ? Task.CompletedTask : _sending.WaitAsync(cancellationToken);

    /// <summary>Has the rest read after a send that broke, as long as the time lasts; whether the content is whole then.</summary>
    internal async ValueTask<bool> CompleteAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!CanReplay && _kept is { } kept)
        {
            kept.ReadRest();
            await kept.Done.WaitAsync(time, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return CanReplay;
    }

    /// <summary>The call is over: what is left of a send that broke is not read any more.</summary>
    internal void Abandon() => _kept?.Abandon();

    /// <summary>Begins a send whose bytes are kept; null where they are not.</summary>
    internal KeptSend? BeginKeptSend(Stream stream, CancellationToken networkToken)
    {
        if (Limit is var limit && limit == 0)
        {
            return null;
        }

        Abandon();
        Begin();

        // The sources are cancelled by whoever comes last, and have no timer that would have to be given back.
        _kept = new(this, new(stream, new(), networkToken), limit, new(), networkToken);
        _sending = _kept.Done;
        return _kept;
    }

    internal TaskCompletionSource BeginSend()
    {
        Begin();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sending = done.Task;
        return done;
    }

    /// <summary>A send has ended: a kept one, unless it was given up for another before, or one that is not kept.</summary>
    internal void EndSend(KeptSend? send, ReadOnlyMemory<byte>? kept, Exception? ownFailure, bool isRest = false)
    {
        if (send == _kept)
        {
            Kept = kept;
            OwnFailure = ownFailure;
            RestFailure = isRest ? ownFailure : null;
        }
    }

    void Begin()
    {
        WasRead = true;
        Kept = null;
    }
}
