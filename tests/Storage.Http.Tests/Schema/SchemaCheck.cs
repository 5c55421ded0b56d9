using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Storage.Http.Tests.Schema;

/// <summary>Holds a JSON document against a schema, as far as ours goes: types, keys, patterns, ranges, lists of values, local references.</summary>
static class SchemaCheck
{
    internal static IEnumerable<string> Faults(JsonNode? value, JsonObject schema, JsonObject root, string path = "$")
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject();
        }

        foreach (var (word, rule) in schema)
        {
            if (!Holds(word, rule!, value, schema))
            {
                yield return $"{path} is {value?.ToJsonString() ?? "null"}, against {word} {rule!.ToJsonString()}";
            }
        }

        foreach (var (name, held) in value as JsonObject ?? [])
        {
            foreach (var fault in schema["properties"]?[name] is JsonObject inner ? Faults(held, inner, root, $"{path}.{name}") : [])
            {
                yield return fault;
            }
        }
    }

    static bool Holds(string word, JsonNode rule, JsonNode? value, JsonObject schema) => word switch
    {
        "type" => rule.GetValue<string>() == value switch
        {
            JsonObject => "object",
            JsonValue held when held.TryGetValue<bool>(out _) => "boolean",
            JsonValue held when held.TryGetValue<int>(out _) => "integer",
            JsonValue held when held.TryGetValue<string>(out _) => "string",
            _ => "another",
        },
        "enum" => rule.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "pattern" => value is not JsonValue text || !text.TryGetValue<string>(out var written) || Regex.IsMatch(written, rule.GetValue<string>()),
        "minimum" => value is not JsonValue least || !least.TryGetValue<int>(out var number) || number >= rule.GetValue<int>(),
        "maximum" => value is not JsonValue most || !most.TryGetValue<int>(out var number) || number <= rule.GetValue<int>(),
        "additionalProperties" => value is not JsonObject keys || keys.All(pair => schema["properties"]?[pair.Key] is not null),
        "properties" or "definitions" or "description" or "default" => true,
        _ => throw new NotSupportedException($"The check does not know the word '{word}'."),
    };
}
