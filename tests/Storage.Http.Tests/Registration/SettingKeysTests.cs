using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Registration;

/// <summary>The list of keys, the members that are bound, and the binder agree.</summary>
public class SettingKeysTests
{
    [Fact]
    public void The_keys_are_the_members_that_are_bound() =>
        Assert.Equal(Members(typeof(StorageSettings), "").Order(), SettingKeys.All.Select(key => (key.Path, key.Type)).Order());

    [Fact]
    public void The_sections_are_the_members_with_members() =>
        Assert.Equal(SettingKeys.Sections.Order(), SettingKeys.All.Where(key => key.Path.Contains(':', StringComparison.Ordinal)).Select(key => key.Path[..key.Path.LastIndexOf(':')]).Distinct().Order());

    // The binder throws where it cannot read; what it reads and what is let through have to be the same.
    [Theory]
    [InlineData(nameof(SettingType.Number), "7", "-7", " 7 ", "+7", "7.0", "0x7", "1e3", "99999999999", "many")]
    [InlineData(nameof(SettingType.Time), "00:00:07", "7.00:00:00", "-00:00:07", " 00:07 ", "0", "00:00:00.5", "00:00:61", "7s", "soon")]
    [InlineData(nameof(SettingType.Switch), "true", "FALSE", " True ", "1", "yes", "on")]
    [InlineData(nameof(SettingType.Level), "None", "debug", "3", "Loud")]
    public void What_the_binder_cannot_read_is_refused_before(string type, params string[] values)
    {
        foreach (var value in values)
        {
            foreach (var key in SettingKeys.All.Where(key => key.Type.ToString() == type))
            {
                var binds = Record.Exception(() => SettingsSection.Bind([new(key.Path, value)])) is null;
                Assert.True(binds == (key.Refuse(value) is null), $"{key.Path} = '{value}': the binder {(binds ? "reads" : "refuses")} it.");
            }
        }
    }

    [Fact]
    public void The_binder_is_the_generated_one()
    {
        using var file = File.OpenRead(typeof(StorageErrorHandler).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();

        Assert.Contains(metadata.TypeDefinitions.Select(metadata.GetTypeDefinition), type => metadata.GetString(type.Namespace) == "Microsoft.Extensions.Configuration.Binder.SourceGeneration");
        Assert.DoesNotContain(metadata.TypeReferences.Select(metadata.GetTypeReference), type => metadata.GetString(type.Name) == "ConfigurationBinder");
    }

    [Theory]
    [InlineData("MaxDelays", "MaxDelay")]
    [InlineData("maxdleay", "MaxDelay")]
    [InlineData("Delay", null)]
    [InlineData("", null)]
    [InlineData("Something altogether different", null)]
    public void A_guess_is_near(string word, string? guess) => Assert.Equal(guess, Spelling.Nearest(word, ["MaxTotalTime", "MaxDelay", "UseJitter"]));

    static IEnumerable<(string Path, SettingType Type)> Members(Type type, string parent) =>
        type.GetProperties().SelectMany(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var held && held.DeclaringType == typeof(StorageSettings)
            ? Members(held, $"{parent}{property.Name}:")
            : [(parent + property.Name, TypeOf(held))]);

    static SettingType TypeOf(Type held) =>
        held == typeof(string) ? SettingType.Provider
        : held == typeof(int) ? SettingType.Number
        : held == typeof(TimeSpan) ? SettingType.Time
        : held == typeof(bool) ? SettingType.Switch
        : held == typeof(LogLevel) ? SettingType.Level
        : throw new NotSupportedException($"A key of type {held} has no word in {nameof(SettingType)}.");
}
