using Microsoft.Extensions.Logging;

namespace Storage.Http.Demo.Stages;

/// <summary>Reads the handler's log while it runs: one structured line per failed attempt.</summary>
sealed class AttemptLog : ILoggerProvider, ILogger
{
    readonly Lock _gate = new();
    readonly List<AttemptNote> _notes = [];

    internal IReadOnlyList<AttemptNote> Snapshot()
    {
        lock (_gate)
        {
            return [.. _notes];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name?.StartsWith("StorageAttempt", StringComparison.Ordinal) != true || state is not IReadOnlyList<KeyValuePair<string, object?>> pairs)
        {
            return;
        }

        var values = pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
        var code = (string)values["Code"]!;
        var note = new AttemptNote(
            (string)values["Provider"]!,
            code == "-" ? null : code,
            (StorageErrorKind)values["Kind"]!,
            (int?)values["Status"],
            (int?)values["WireStatus"],
            (StorageAttemptDecision)values["Decision"]!,
            (StorageRetryReason)values["Reason"]!,
            TimeSpan.FromMilliseconds((double)values["DelayMs"]!));
        lock (_gate)
        {
            _notes.Add(note);
        }
    }

    public void Dispose()
    {
    }
}
