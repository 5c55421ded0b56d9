namespace Storage.Http.Retry;

/// <summary>The content of one call's request over all its attempts: whether it was read, whether it failed by itself, what was kept of it.</summary>
sealed class RequestContent(HttpContent original, ContentSource source, int bufferLimit, bool? saidReplayable)
{
    Task _sending = Task.CompletedTask;

    internal HttpContent Original => original;

    /// <summary>Whether a send has begun to read it.</summary>
    internal bool WasRead { get; private set; }

    /// <summary>The exception of the content's own, as when the caller's stream breaks; null when it did not fail or the network did.</summary>
    internal Exception? OwnFailure { get; private set; }

    /// <summary>Whether the next attempt would send the same bytes.</summary>
    internal bool CanReplay => saidReplayable ?? (source != ContentSource.OneWay || !WasRead || Kept is not null);

    /// <summary>The whole of it, where it was kept while it went out.</summary>
    internal ReadOnlyMemory<byte>? Kept { get; private set; }

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
    internal HttpContent ForAttempt() => new ObservedContent(this);

    /// <summary>Waits until no earlier attempt reads the content any more: with HTTP/2 an answer can come while it is still being sent.</summary>
    internal Task WhenIdleAsync(CancellationToken cancellationToken) => _sending.IsCompleted ? Task.CompletedTask : _sending.WaitAsync(cancellationToken);

    internal SendObserver BeginSend(Stream target)
    {
        WasRead = true;
        Kept = null;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sending = done.Task;
        return new(target, source == ContentSource.OneWay ? bufferLimit : 0, done);
    }

    internal void EndSend(SendObserver observer, Exception? failure)
    {
        Kept = failure is null ? observer.Kept : null;
        OwnFailure = failure is not null && !observer.WriteFailed ? failure : null;
        observer.Done.SetResult();
    }
}
