using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Storage.Http.Tests.Docs;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Schema;

/// <summary>The schema that editors get with the package says what the code does.</summary>
public class ConfigurationSchemaTests
{
    const string File = "src/Storage.Http/ConfigurationSchema.json";

    public static TheoryData<string> Keys => [.. SettingKeys.All.Select(key => key.Path)];

    static JsonObject Root { get; } = JsonNode.Parse(Repository.Read(File))!.AsObject();

    static JsonObject Section => Root["definitions"]!["storageErrorHandling"]!.AsObject();

    [Fact]
    public void The_schema_is_made_of_the_options() => CommittedText.Check(File, SchemaText.Render());

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_described(string path)
    {
        Assert.True(Find(path)["description"]?.GetValue<string>().Length > 20);
        Assert.DoesNotContain("<", Find(path)["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_range_ends_where_values_are_refused(string path)
    {
        var key = SettingKeys.All.Single(key => key.Path == path);
        if (key.Type == SettingType.Number)
        {
            Limits(key, Find(path)["minimum"]!.GetValue<int>(), Find(path)["maximum"]!.GetValue<int>(), (value, by) => (value + by).ToString(CultureInfo.InvariantCulture));
        }
        else if (key.Type == SettingType.Time)
        {
            var (least, most) = OptionValues.RangeOf(key)!.Value;
            Assert.Contains($"Between {least} and {most},", Find(path)["description"]!.GetValue<string>(), StringComparison.Ordinal);
            Limits(key, TimeSpan.Parse(least, CultureInfo.InvariantCulture), TimeSpan.Parse(most, CultureInfo.InvariantCulture), (value, by) => (value + TimeSpan.FromTicks(by)).ToString());
        }
    }

    [Fact]
    public void Its_defaults_are_those_that_the_tests_of_the_defaults_name()
    {
        var named = DefaultsTests.Values.Select(row => ((string)row[0], Text(row[1]))).ToHashSet();

        Violations.None(SettingKeys.All.Where(key => !key.Path.EndsWith(":Enabled", StringComparison.Ordinal))
            .Select(key => (key.Path[(key.Path.LastIndexOf(':') + 1)..], Text(Find(key.Path)["default"]))).Where(row => !named.Contains(row)).Select(row => row.ToString()));
    }

    // What the schema lets through the program takes, and the other way round.
    [Theory]
    [InlineData("Retry:MaxDelay", "\"00:00:30\"", true)]
    [InlineData("Retry:MaxDelay", "\"1.00:00:00\"", true)]
    [InlineData("Retry:MaxDelay", "\"0:30\"", true)]
    [InlineData("Retry:MaxDelay", "\"00:00:00.1234567\"", true)]
    [InlineData("Retry:MaxDelay", "\"0\"", true)]
    [InlineData("Retry:MaxDelay", "\"30\"", false)]
    [InlineData("Retry:MaxDelay", "\"30s\"", false)]
    [InlineData("Retry:MaxRetryAttempts", "100", true)]
    [InlineData("Retry:MaxRetryAttempts", "101", false)]
    [InlineData("Retry:UseJitter", "false", true)]
    [InlineData("Retry:UseJitter", "\"no\"", false)]
    [InlineData("Provider", "\"AlibabaOss\"", true)]
    [InlineData("Provider", "\"Glacier\"", false)]
    [InlineData("Log:Lost", "\"Critical\"", true)]
    [InlineData("Log:Lost", "\"Loud\"", false)]
    [InlineData("Retry:Budget:Capacity", "1000000", true)]
    [InlineData("Retry:MaxRetryAttempt", "1", false)]
    [InlineData("Throttling:Enabled", "true", true)]
    [InlineData("BaseAddress", "\"http://host\"", true)]
    public void It_takes_what_the_program_takes(string path, string value, bool isTaken)
    {
        var json = path.Split(':').Reverse().Aggregate(value, (inner, name) => $$"""{ "{{name}}": {{inner}} }""");

        Assert.Equal(isTaken, !SchemaCheck.Faults(JsonNode.Parse($$"""{ "Storage": {{json}} }"""), Root, Root).Any());
        Assert.Equal(isTaken, Record.Exception(() => Registration.ConfiguredOptions.Read(json)) is null);
    }

    [Fact]
    public void The_samples_of_the_pages_keep_to_it()
    {
        var samples = MarkdownPage.All.SelectMany(page => page.Fences).Where(fence => fence.Language == "json" && fence.Body.Contains("\"Storage\"", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(samples);
        Violations.None(samples.SelectMany(sample => SchemaCheck.Faults(JsonNode.Parse(sample.Body), Root, Root).Select(fault => $"{sample}: {fault}")));
    }

    [Fact]
    public void Projects_that_use_the_package_get_it()
    {
        var item = Assert.Single(XDocument.Parse(Repository.Read("src/Storage.Http/buildTransitive/Storage.Http.targets")).Descendants("JsonSchemaSegment"));
        var packed = XDocument.Parse(Repository.Read("src/Storage.Http/Storage.Http.csproj")).Descendants("None").ToDictionary(none => none.Attribute("Include")!.Value, none => none.Attribute("PackagePath")?.Value);

        Assert.Equal("$(MSBuildThisFileDirectory)../../ConfigurationSchema.json", item.Attribute("Include")!.Value);
        Assert.Matches("^" + item.Attribute("FilePathPattern")!.Value + "$", "appsettings.Production.json");
        Assert.Equal(("/", "buildTransitive/net10.0/"), (packed["ConfigurationSchema.json"], packed["buildTransitive/Storage.Http.targets"]));
    }

    static JsonObject Find(string path) => path.Split(':').Aggregate(Section, (part, name) => part["properties"]![name]!.AsObject());

    static string Text(object? value) => value?.ToString()?.ToUpperInvariant() ?? "";

    static void Limits<T>(SettingKey key, T least, T most, Func<T, int, string> step)
    {
        Assert.Null(OptionValues.Fault(key, step(least, 0)));
        Assert.Null(OptionValues.Fault(key, step(most, 0)));
        Assert.Contains(key.Path, OptionValues.Fault(key, step(least, -1)), StringComparison.Ordinal);
        Assert.Contains(key.Path, OptionValues.Fault(key, step(most, 1)), StringComparison.Ordinal);
    }
}
