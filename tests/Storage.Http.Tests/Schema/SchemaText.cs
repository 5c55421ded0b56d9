using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Schema;

/// <summary>The JSON schema of the section, made of the keys, the options behind them and their documentation.</summary>
static class SchemaText
{
    const string Section = "storageErrorHandling";

    // As TimeSpan is written, but for a bare number, which would be days.
    const string Time = @"^(0|(\d{1,8}\.)?\d{1,2}:\d{1,2}(:\d{1,2}(\.\d{1,7})?)?)$";

    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Dictionary<string, string> Parts = new()
    {
        [""] = "How errors of object stores are read, retried and told, for AddStorageErrorHandling(configuration.GetSection(\"Storage\")). What is left out keeps its default.",
        ["Retry"] = OptionDocs.SummaryOf(typeof(StorageErrorHandlingOptions), "Retry"),
        ["Retry:Budget"] = OptionDocs.SummaryOf(typeof(StorageRetryOptions), "Budget"),
        ["Throttling"] = OptionDocs.SummaryOf(typeof(StorageErrorHandlingOptions), "Throttling"),
        ["Log"] = OptionDocs.SummaryOf(typeof(StorageErrorHandlingOptions), "Log"),
    };

    static readonly Dictionary<string, string> Switches = new()
    {
        ["Retry:Budget:Enabled"] = "Whether there is a budget. Default true; false switches it off.",
        ["Throttling:Enabled"] = "Whether requests are paced. Any key of this section switches it on; false switches it off.",
    };

    internal static string Render() => new JsonObject
    {
        ["definitions"] = new JsonObject { [Section] = Part("") },
        ["type"] = "object",
        ["properties"] = new JsonObject { ["Storage"] = new JsonObject { ["$ref"] = $"#/definitions/{Section}" } },
    }.ToJsonString(Layout) + "\n";

    static JsonObject Part(string path)
    {
        var keys = new JsonObject();
        foreach (var name in SettingKeys.In(path))
        {
            var inner = path.Length == 0 ? name : $"{path}:{name}";
            keys[name] = SettingKeys.All.FirstOrDefault(key => key.Path == inner) is { } key ? Value(key) : Part(inner);
        }

        var part = new JsonObject { ["type"] = "object", ["description"] = Parts[path], ["properties"] = keys };
        if (path.Length > 0)
        {
            part["additionalProperties"] = false;
        }

        return part;
    }

    static JsonObject Value(SettingKey key)
    {
        var range = OptionValues.RangeOf(key);
        var value = new JsonObject { ["type"] = key.Type switch { SettingType.Number => "integer", SettingType.Switch => "boolean", _ => "string" } };
        switch (key.Type)
        {
            case SettingType.Number:
                value["minimum"] = int.Parse(range!.Value.Least, CultureInfo.InvariantCulture);
                value["maximum"] = int.Parse(range.Value.Most, CultureInfo.InvariantCulture);
                break;
            case SettingType.Time:
                value["pattern"] = Time;
                break;
            case SettingType.Provider:
                value["enum"] = new JsonArray([.. BuiltInProviders.All.Select(provider => JsonValue.Create(provider.Name))]);
                break;
            case SettingType.Level:
                value["enum"] = new JsonArray([.. Enum.GetNames<LogLevel>().Select(level => JsonValue.Create(level))]);
                break;
        }

        if (OptionValues.DefaultOf(key) is { } standard)
        {
            value["default"] = standard switch { int number => number, bool flag => flag, var other => other.ToString() };
        }

        var between = key.Type == SettingType.Time ? $" Between {range!.Value.Least} and {range.Value.Most}, written as days.hours:minutes:seconds." : null;
        value["description"] = Switches.GetValueOrDefault(key.Path) ?? OptionDocs.Of(OptionValues.OptionOf(key).Type, OptionValues.OptionOf(key).Name) + between;
        return value;
    }
}
