namespace Storage.Http.Pacing;

sealed partial class Pacer
{
    // Continuations run where the clock is the system's, on threads of their own; a caller's clock keeps its order.
    readonly TaskCreationOptions _continuations = time == TimeProvider.System ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    /// <summary>Waits until the request may go out.</summary>
    /// <param name="isRepeat">Whether it was sent before; then it goes out in the end, for an answer was given up for it.</param>
    /// <param name="longest">The longest time to wait.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>When it went out, for <see cref="Refused"/>; null when it may not: the queue is full, or the wait would be too long.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    internal ValueTask<double?> EnterAsync(bool isRepeat, TimeSpan longest, CancellationToken cancellationToken)
    {
        PaceTurn turn;
        lock (_lock)
        {
            Advance();
            if (_repeats.Count + (isRepeat ? 0 : _firstSends.Count) == 0 && MayGo)
            {
                Spend();
                return new(_now);
            }

            if (!isRepeat && !HasRoom(longest))
            {
                return new(default(double?));
            }

            turn = new(_continuations);
            (isRepeat ? _repeats : _firstSends).AddLast(turn.Node);
            SetTimer();
        }

        return WaitAsync(turn, isRepeat, longest, cancellationToken);
    }

    /// <summary>Whether a repeat after a delay would find room in the queue, and its turn, within a time. Its place is kept until <see cref="Withdraw"/>.</summary>
    internal bool Admits(TimeSpan delay, TimeSpan longest)
    {
        lock (_lock)
        {
            Advance();
            if (_promised >= queueLimit || delay > longest || WaitFor(_promised + 1) > longest.TotalSeconds)
            {
                return false;
            }

            _promised++;
            return true;
        }
    }

    /// <summary>An admitted repeat went out, or will not come.</summary>
    internal void Withdraw()
    {
        lock (_lock)
        {
            _promised--;
        }
    }

    async ValueTask<double?> WaitAsync(PaceTurn turn, bool isRepeat, TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
            return turn.SentAt;
        }
        catch (TimeoutException)
        {
            return Leave(turn, goes: isRepeat) || isRepeat ? turn.SentAt : null;
        }
        catch (OperationCanceledException)
        {
            Leave(turn, goes: false);
            throw;
        }
    }

    // True when its turn had come at the same moment.
    bool Leave(PaceTurn turn, bool goes)
    {
        lock (_lock)
        {
            if (turn.Node.List is not { } queue)
            {
                return true;
            }

            Advance();
            queue.Remove(turn.Node);
            if (goes)
            {
                turn.SentAt = _now;
                Spend();
            }

            SetTimer();
            return false;
        }
    }

    bool HasRoom(TimeSpan longest) =>
        _repeats.Count + _firstSends.Count < queueLimit && WaitFor(_repeats.Count + _firstSends.Count + 1) <= longest.TotalSeconds;

    double WaitFor(int place) => Math.Max(0, _rate.HeldUntil - _now) + _rate.SecondsFor(place - _credit);
}
