namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>Holds requests until so many have come that all of them are known to be under way at once; then lets them all go.</summary>
sealed class Gathering
{
    readonly Lock _gate = new();
    TaskCompletionSource _release = New();
    int _waiting;

    /// <param name="all">How many have to come.</param>
    /// <returns>A task that completes when they have.</returns>
    internal Task ArriveAsync(int all)
    {
        TaskCompletionSource release;
        lock (_gate)
        {
            release = _release;
            if (++_waiting < all)
            {
                return release.Task;
            }

            (_waiting, _release) = (0, New());
        }

        release.SetResult();
        return release.Task;
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
