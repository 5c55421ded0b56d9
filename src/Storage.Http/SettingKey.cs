using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Storage.Http;

/// <summary>A key of the configuration that holds one value.</summary>
/// <param name="Path">Where it stands in the section, such as <c>Retry:MaxDelay</c>.</param>
/// <param name="Type">What it holds.</param>
sealed record SettingKey(string Path, SettingType Type)
{
    /// <summary>The option of that key, as code spells it.</summary>
    internal string Option => Path.Replace(':', '.');

    /// <summary>What a value has to be, or null for one that can be read. The binder reads what passes here.</summary>
    internal string? Refuse(string value) => Type switch
    {
        SettingType.Provider => BuiltInProviders.Find(value) is null ? $"it must be one of {string.Join(", ", BuiltInProviders.All)}. Set a provider of your own in code." : null,
        SettingType.Number => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "it must be a whole number.",
        SettingType.Time => RefuseTime(value),
        SettingType.Switch => bool.TryParse(value, out _) ? null : "it must be true or false.",
        _ => Enum.TryParse<LogLevel>(value, ignoreCase: true, out _) ? null : $"it must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.",
    };

    // A bare number is read as days, and whoever wrote it meant seconds.
    static string? RefuseTime(string value) =>
        !TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) ? "it must be a time such as 00:00:30."
        : time != TimeSpan.Zero && long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? "that would be days. Write a time such as 00:00:30."
        : null;
}
