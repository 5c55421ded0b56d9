namespace Storage.Http.ServerTests.Servers;

/// <summary>Something that is wrong with the server until it is mended.</summary>
public sealed class SwiftFault(Func<Task> mend) : IAsyncDisposable
{
    Func<Task>? _mend = mend;

    /// <summary>Mends it, if that has not been done.</summary>
    public Task MendAsync() => Interlocked.Exchange(ref _mend, null)?.Invoke() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync() => await MendAsync();
}
