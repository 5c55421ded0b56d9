namespace Storage.Http;

/// <summary>Says which options are out of range.</summary>
static class OptionRange
{
    internal static OptionFault? Check<T>(string name, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? new(name, FormattableString.Invariant($" is {value}; it must lie between {least} and {most}.")) : null;

    /// <summary>Those that are faults, in their order.</summary>
    internal static IEnumerable<OptionFault> Faults(params IEnumerable<OptionFault?> checks) => checks.OfType<OptionFault>();
}
