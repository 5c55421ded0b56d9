using Microsoft.Extensions.Logging;

namespace Storage.Http.Telemetry;

/// <summary>A logger whose failures end no call: Microsoft's throws what its providers throw.</summary>
sealed class GuardedLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception fault)
        {
            ListenerFault.Leave(fault);
        }
    }
}
