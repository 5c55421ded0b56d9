namespace Storage.Http;

/// <summary>The keys of the configuration; the members of <see cref="StorageSettings"/>, as the binder knows them.</summary>
static class SettingKeys
{
    const string Budget = "Retry:Budget";

    /// <summary>The keys that hold keys, which the configuration cannot use for anything else.</summary>
    internal static IReadOnlyList<string> Sections { get; } = ["Retry", Budget, "Throttling", "Log"];

    internal static IReadOnlyList<SettingKey> All { get; } =
    [
        new("Provider", SettingType.Provider),
        new("MaxErrorBodyBytes", SettingType.Number),
        new("ErrorBodyTimeout", SettingType.Time),
        new("SurfaceEmbeddedErrors", SettingType.Switch),
        new("ThrowOnError", SettingType.Switch),
        new("CheckHandlerOrder", SettingType.Switch),
        new("Retry:MaxRetryAttempts", SettingType.Number),
        new("Retry:ThrottlingDelay", SettingType.Time),
        new("Retry:TransientDelay", SettingType.Time),
        new("Retry:MaxDelay", SettingType.Time),
        new("Retry:UseJitter", SettingType.Switch),
        new("Retry:MaxServerDelay", SettingType.Time),
        new("Retry:MaxTotalTime", SettingType.Time),
        new("Retry:AttemptTimeout", SettingType.Time),
        new("Retry:BufferRequestBytes", SettingType.Number),
        new($"{Budget}:Enabled", SettingType.Switch),
        new($"{Budget}:Capacity", SettingType.Number),
        new($"{Budget}:RetryCost", SettingType.Number),
        new($"{Budget}:TimeoutCost", SettingType.Number),
        new($"{Budget}:HoldThrottled", SettingType.Switch),
        new("Throttling:Enabled", SettingType.Switch),
        new("Throttling:QueueLimit", SettingType.Number),
        new("Throttling:MaxRetryAttempts", SettingType.Number),
        new("Log:Expected", SettingType.Level),
        new("Log:Retried", SettingType.Level),
        new("Log:GivenUp", SettingType.Level),
        new("Log:Lost", SettingType.Level),
        new("Log:IncludePath", SettingType.Switch),
    ];

    /// <summary>The names that may stand directly in a part of the section.</summary>
    /// <param name="parent">The part, or an empty text for the section itself.</param>
    internal static IEnumerable<string> In(string parent) =>
        All.Select(key => key.Path).Concat(Sections)
            .Where(path => path.LastIndexOf(':') is var end && path.AsSpan(0, Math.Max(end, 0)).SequenceEqual(parent))
            .Select(path => path[(path.LastIndexOf(':') + 1)..]);
}
