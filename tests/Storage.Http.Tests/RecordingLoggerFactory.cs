using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests;

/// <summary>Keeps what was logged under any category.</summary>
sealed class RecordingLoggerFactory : ILoggerFactory
{
    readonly RecordingLogger<RecordingLoggerFactory> _logger = new();

    public IReadOnlyList<RecordingLogger<RecordingLoggerFactory>.Line> Lines => _logger.Lines;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => _logger;

    public void Dispose()
    {
    }
}
