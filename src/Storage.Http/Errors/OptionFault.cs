namespace Storage.Http;

/// <summary>One option that cannot be used, as a sentence that begins with its name; another one may be named in it.</summary>
/// <param name="Option">The option's name.</param>
/// <param name="Text">What stands behind the name.</param>
/// <param name="Other">The option that this one clashes with, or null.</param>
/// <param name="Rest">What stands behind the other name.</param>
sealed record OptionFault(string Option, string Text, string? Other = null, string Rest = "")
{
    /// <summary>The same fault, seen from the options that hold these.</summary>
    internal OptionFault Under(string owner) => this with { Option = $"{owner}.{Option}", Other = Other is null ? null : $"{owner}.{Other}" };

    /// <summary>The sentence, with other words for the options.</summary>
    internal string Say(Func<string, string> nameOf) => $"{nameOf(Option)}{Text}{(Other is null ? null : nameOf(Other))}{Rest}";

    public override string ToString() => Say(static option => option);
}
