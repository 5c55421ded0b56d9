namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>What a case is to reach.</summary>
/// <param name="of">What counts.</param>
/// <param name="atMost">So much, or so many times as much as the least of the others.</param>
/// <param name="others">The cases to compare with; none for a figure that stands alone.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
sealed class AimAttribute(AimOf of, double atMost, params string[] others) : Attribute
{
    public AimOf Of { get; } = of;

    public double AtMost { get; } = atMost;

    public IReadOnlyList<string> Others { get; } = others;
}
