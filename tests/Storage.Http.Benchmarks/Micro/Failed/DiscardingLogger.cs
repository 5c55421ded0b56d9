using Microsoft.Extensions.Logging;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>Is given every line from Information up and keeps none.</summary>
/// <param name="writes">Whether each line is made into text first, as one would to print it.</param>
sealed class DiscardingLogger(bool writes) : ILogger<StorageErrorHandler>
{
    internal int Characters { get; private set; }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Characters = writes ? formatter(state, exception).Length : 0;
}
