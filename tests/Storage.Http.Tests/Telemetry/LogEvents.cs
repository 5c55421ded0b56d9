using System.Reflection;
using Microsoft.Extensions.Logging;
using Storage.Http.Telemetry;

namespace Storage.Http.Tests.Telemetry;

/// <summary>The log's events as the code declares them.</summary>
static class LogEvents
{
    internal static IReadOnlyList<LoggerMessageAttribute> All { get; } =
    [
        .. typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().OrderBy(attribute => attribute.EventId),
    ];

    /// <summary>The option of <see cref="StorageLogOptions"/> that holds the level, where the attribute has none.</summary>
    internal static string LevelOf(LoggerMessageAttribute attribute) => attribute.Level == LogLevel.None ? $"Log.{attribute.EventName!["StorageAttempt".Length..]}" : attribute.Level.ToString();

    internal static IEnumerable<string> NamesIn(string template) =>
        template.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)].Split(':')[0]);
}
