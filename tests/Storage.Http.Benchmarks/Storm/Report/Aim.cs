namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>Something that the library set out to reach.</summary>
/// <param name="What">In words.</param>
/// <param name="Wanted">The bound, in words.</param>
/// <param name="Reached">What came out.</param>
/// <param name="ShortBy">By how much it fell short, or null when it did not.</param>
sealed record Aim(string What, string Wanted, string Reached, string? ShortBy)
{
    internal static Aim AtLeast(string what, double bound, double reached) =>
        new(what, Figures.Text($"at least {bound:0.00}"), Figures.Text($"{reached:0.000}"), reached >= bound ? null : Figures.Text($"{bound - reached:0.000}"));

    internal static Aim AtMost(string what, double bound, double reached) =>
        new(what, Figures.Text($"at most {bound:0.00}"), Figures.Text($"{reached:0.000}"), reached <= bound ? null : Figures.Text($"{reached - bound:0.000}"));
}
