using Storage.Http.Tests.House;
using Storage.Http.Tests.Schema;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/configuration.md with the table of keys as the code has them.</summary>
static class ConfigurationPage
{
    const string Head = "| key | option | default | range |";

    internal static string Render()
    {
        var lines = Repository.Read("docs/configuration.md").Split('\n');
        var start = Array.IndexOf(lines, Head);
        Assert.True(start >= 0, "docs/configuration.md has lost the head of its table.");
        return string.Join('\n', lines.Take(start + 2).Concat(SettingKeys.All.Select(Row)).Concat(lines.Skip(start + 2).SkipWhile(line => line.StartsWith('|'))));
    }

    static string Row(SettingKey key) => key.Path.EndsWith(":Enabled", StringComparison.Ordinal)
        ? $"| `{key.Path}` | `{key.Option[..key.Option.LastIndexOf('.')]}` | | false: null |"
        : $"| `{key.Path}` | `{key.Option}` | {OptionValues.DefaultOf(key)?.ToString() ?? "none"} | {Range(key)} |";

    static string Range(SettingKey key) => key.Type switch
    {
        SettingType.Provider => string.Join(", ", BuiltInProviders.All),
        SettingType.Switch => "true, false",
        SettingType.Level => "a `LogLevel`",
        _ when key.Path is "Retry:Budget:RetryCost" or "Retry:Budget:TimeoutCost" => "1 to `Capacity`",
        _ => OptionValues.RangeOf(key) is var (least, most) ? $"{least} to {most}" : "",
    };
}
