#if WITH_LIBRARY
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Smoke;

/// <summary>Keeps the lines that the library logs.</summary>
sealed class LineRecorder : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public (LogLevel Level, string Text)[] TakeAll()
    {
        var lines = _lines.ToArray();
        _lines.Clear();
        return lines;
    }

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Storage.Http", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
#endif
