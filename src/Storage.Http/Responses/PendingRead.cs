namespace Storage.Http.Responses;

/// <summary>A read of a late body that goes on while the verdict is out; what it brings is the caller's.</summary>
sealed class PendingRead
{
    readonly CancellationTokenSource _abort;

    internal PendingRead(Task<int> task, CancellationTokenSource abort)
    {
        Task = task;
        _abort = abort;

        // If nobody comes back for it, its failure is nobody's.
        Observe(task);
    }

    internal Task<int> Task { get; }

    internal static void Observe(Task task) => task.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    /// <summary>Ends it before its stream is disposed: a connection must not be drained for the next request while it is being read.</summary>
    internal void Abort()
    {
        if (!Task.IsCompleted)
        {
            _abort.Cancel();
        }
    }
}
