namespace Storage.Http.Telemetry;

/// <summary>What loggers and listeners throw when they are told of something. The server's answer must not be lost over it, nor a call end by it.</summary>
static class ListenerFault
{
    /// <summary>Leaves the exception where failures go that nobody waits for: <see cref="TaskScheduler.UnobservedTaskException"/> shows it.</summary>
    internal static void Leave(Exception exception) => _ = Task.FromException(exception);
}
