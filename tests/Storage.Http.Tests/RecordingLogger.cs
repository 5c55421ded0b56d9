using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests;

/// <summary>Keeps what was logged.</summary>
sealed class RecordingLogger<T> : ILogger<T>
{
    readonly ConcurrentQueue<Line> _lines = new();

    public LogLevel Least { get; set; } = LogLevel.Trace;

    public IReadOnlyList<Line> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var values = (state as IReadOnlyList<KeyValuePair<string, object?>>)?.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
            _lines.Enqueue(new(logLevel, eventId, formatter(state, exception), values, exception));
        }
    }

    public sealed record Line(LogLevel Level, EventId Event, string Text, IReadOnlyDictionary<string, object?> Values, Exception? Exception);
}
