using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Storage.Http.Tests.Schema;

/// <summary>The default and the range of the option behind a key, as the code has them.</summary>
static partial class OptionValues
{
    /// <summary>The type that declares the option, and the option's name.</summary>
    internal static (Type Type, string Name) OptionOf(SettingKey key) => (OwnerOf(key, Standard()).GetType(), key.Path[(key.Path.LastIndexOf(':') + 1)..]);

    /// <summary>The value without any configuration, or null for none; a section's own switch has no option.</summary>
    internal static object? DefaultOf(SettingKey key) => Of(key, Standard());

    internal static object? Of(SettingKey key, StorageErrorHandlingOptions options) => OwnerOf(key, options) is var owner ? owner.GetType().GetProperty(OptionOf(key).Name)?.GetValue(owner) : null;

    /// <summary>The least and the most, as a value out of range is refused with them.</summary>
    internal static (string Least, string Most)? RangeOf(SettingKey key)
    {
        var beyond = key.Type switch
        {
            SettingType.Number => int.MinValue.ToString(CultureInfo.InvariantCulture),
            SettingType.Time => TimeSpan.MinValue.ToString(),
            _ => null,
        };
        return beyond is not null && Bounds().Match(Fault(key, beyond)!) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    /// <summary>What is said of a value, or null where it is taken. Options that limit this one are as wide as they can be.</summary>
    internal static string? Fault(SettingKey key, string value)
    {
        var values = new Dictionary<string, string?>
        {
            ["Retry:Budget:Capacity"] = "1000000",
            ["Retry:Budget:RetryCost"] = "1",
            ["Retry:Budget:TimeoutCost"] = "1",
            ["Retry:MaxTotalTime"] = "1.00:00:00",
            [key.Path] = value,
        };
        var services = new ServiceCollection();
        services.AddHttpClient("cos").AddStorageErrorHandling(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        using var provider = services.BuildServiceProvider();
        return Record.Exception(provider.GetRequiredService<IStartupValidator>().Validate)?.Message;
    }

    static StorageErrorHandlingOptions Standard() => new() { Throttling = new() };

    static object OwnerOf(SettingKey key, StorageErrorHandlingOptions options) =>
        key.Path.Split(':')[..^1].Aggregate((object)options, (owner, name) => owner.GetType().GetProperty(name)!.GetValue(owner)!);

    [GeneratedRegex(@"it must lie between (\S+) and (\S+)\.$")]
    private static partial Regex Bounds();
}
