using Microsoft.Extensions.Configuration;

namespace Storage.Http;

/// <summary>One look at a section of the configuration: the values that can be read, and what is wrong with the others.</summary>
sealed class SettingsSection
{
    // A slip of one letter in a shorter name may be another word.
    const int ShortestGuess = 5;

    const int LongestValue = 100;

    readonly string? _path;
    readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _faults = [];

    internal SettingsSection(IConfiguration section)
    {
        _path = (section as IConfigurationSection)?.Path;
        CheckOwnNames(section);
        foreach (var part in SettingKeys.Sections)
        {
            CheckPart(section.GetSection(part), part);
        }

        foreach (var key in SettingKeys.All)
        {
            Read(section.GetSection(key.Path), key);
        }
    }

    /// <summary>What cannot be read, each in one sentence that begins with the key.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Which options the section has set, and by which key.</summary>
    internal IEnumerable<(string Option, string Key)> Keys => SettingKeys.All.Where(key => _values.ContainsKey(key.Path)).Select(key => (key.Option, PathOf(key.Path)));

    /// <summary>The values that can be read. The binder would throw at the first of the others.</summary>
    internal StorageSettings Bind() => Bind(_values);

    internal static StorageSettings Bind(IEnumerable<KeyValuePair<string, string?>> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().Get<StorageSettings>() ?? new();

    void Read(IConfigurationSection found, SettingKey key)
    {
        if (found.GetChildren().Any())
        {
            _faults.Add($"{PathOf(key.Path)} is a section; it must be one value.");
        }
        else if (found.Value is { Length: > 0 } value)
        {
            if (key.Refuse(value) is { } wish)
            {
                _faults.Add($"{PathOf(key.Path)} is '{LogText.Clean(value, LongestValue)}'; {wish}");
            }
            else
            {
                _values.Add(key.Path, value);
            }
        }
    }

    // The binder would pass over "Throttling": true without a word, and over a key that is spelt wrongly.
    void CheckPart(IConfigurationSection part, string name)
    {
        if (part.Value is { Length: > 0 } value)
        {
            _faults.Add($"{PathOf(name)} is '{LogText.Clean(value, LongestValue)}'; it is a section, whose keys are set one by one.");
        }

        string[] known = [.. SettingKeys.In(name)];
        foreach (var child in part.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var hint = Spelling.Nearest(child.Key, known) is { } near ? $"did you mean {near}?" : $"known are {string.Join(", ", known)}.";
            _faults.Add($"{PathOf(ConfigurationPath.Combine(name, child.Key))} is not a known key; {hint}");
        }
    }

    // The section itself may hold settings of the caller's own, such as a BaseAddress.
    void CheckOwnNames(IConfiguration section)
    {
        string[] known = [.. SettingKeys.In("").Where(name => name.Length >= ShortestGuess)];
        foreach (var child in section.GetChildren())
        {
            if (Spelling.Nearest(child.Key, known, within: 1) is { } near && !near.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
            {
                _faults.Add($"{PathOf(child.Key)} is not a known key; did you mean {near}? A key of your own needs a name that differs by more than a letter.");
            }
            else if (child.Value is { Length: > 0 } && KeyOfRetry(child.Key) is { } meant)
            {
                _faults.Add($"{PathOf(child.Key)} is not a known key; did you mean {PathOf(meant.Path)}? A key of your own needs another name.");
            }
        }
    }

    // Whoever writes a value by that name one level too high means ours.
    static SettingKey? KeyOfRetry(string name) => SettingKeys.All.FirstOrDefault(key => key.Path.Equals($"Retry:{name}", StringComparison.OrdinalIgnoreCase));

    string PathOf(string key) => _path is null ? key : ConfigurationPath.Combine(_path, key);
}
