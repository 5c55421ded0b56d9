namespace Storage.Http;

/// <summary>Says in one sentence which option is out of range.</summary>
static class OptionRange
{
    internal static string? Check<T>(string name, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? FormattableString.Invariant($"{name} is {value}; it must lie between {least} and {most}.") : null;
}
