namespace Storage.Http;

/// <summary>What configuration has set of some options, so that faults are told in the words of the file they come from.</summary>
sealed class SettingsTrace
{
    readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);
    readonly List<string> _unreadable = [];

    /// <summary>Notes a section that has just been applied, and the faults that the options have since.</summary>
    internal void Add(SettingsSection section, IEnumerable<OptionFault> faults)
    {
        _unreadable.AddRange(section.Faults);
        foreach (var (option, key) in section.Keys)
        {
            _keys[option] = key;
        }

        foreach (var fault in faults)
        {
            _said[fault.ToString()] = fault.Say(option => _keys.GetValueOrDefault(option, option));
        }
    }

    /// <summary>All that is wrong; an option that code has set after the section goes by its own name.</summary>
    internal IEnumerable<string> Tell(IEnumerable<OptionFault> faults) =>
        _unreadable.Concat(faults.Select(fault => fault.ToString()).Select(text => _said.GetValueOrDefault(text, text))).Distinct();
}
