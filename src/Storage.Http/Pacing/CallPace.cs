namespace Storage.Http.Pacing;

/// <summary>What one call asks before each of its sends, one at a time.</summary>
abstract class CallPace : IDisposable
{
    /// <summary>How many times a request that the store asked to slow down is sent again, or null where the retry's own number holds.</summary>
    internal abstract int? ThrottledRetries { get; }

    /// <summary>The wait that was asked for with the last refusal; or null.</summary>
    internal virtual TimeSpan? RetryAfter => null;

    /// <summary>Waits until the request may go out; false when it may not go out at all.</summary>
    /// <param name="isRepeat">Whether it was sent before, and <see cref="AdmitAsync"/> promised another send.</param>
    /// <param name="longest">The longest time to wait.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal abstract ValueTask<bool> EnterAsync(bool isRepeat, TimeSpan longest, CancellationToken cancellationToken);

    /// <summary>Whether the request may be sent again after a delay; asked before the answer at hand is given up, and kept.</summary>
    internal abstract ValueTask<bool> AdmitAsync(TimeSpan delay, TimeSpan longest, CancellationToken cancellationToken);

    /// <summary>The send is over, and this came of it.</summary>
    /// <param name="outcome">What the answer says of the pace.</param>
    /// <param name="hint">The wait that the store asked for.</param>
    /// <returns>The rate in requests per second at which pacing has begun with this answer; else null.</returns>
    internal abstract double? Exit(PaceOutcome outcome, TimeSpan? hint);

    /// <summary>Gives back what an admitted send that never began holds.</summary>
    public virtual void Dispose()
    {
    }
}
