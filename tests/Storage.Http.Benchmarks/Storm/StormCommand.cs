using System.Diagnostics;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Report;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm;

/// <summary>The storm: many clients against one store that refuses, in virtual time.</summary>
static class StormCommand
{
    // Far from the seeds that one looks at while tuning.
    const ulong JudgedSeeds = 1000;

    /// <returns>0 for a completed run, whatever came out; 2 for a command line that says nothing sensible.</returns>
    internal static int Run(IReadOnlyList<string> words, TextWriter output)
    {
        StormArguments arguments;
        try
        {
            arguments = StormArguments.Parse(words);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            output.WriteLine($"{fault.Message} Usage: storm {StormArguments.Usage}");
            return 2;
        }

        var (scenarios, policies) = (Scenarios(arguments), Policies(arguments));
        if (scenarios.Count == 0 || policies.Count == 0)
        {
            output.WriteLine($"Scenarios: {string.Join(", ", AllScenarios.List.Concat(AllScenarios.Variations))}. Policies: {string.Join(", ", AllPolicies.List)}.");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var summaries = StormRuns.Run(scenarios, policies, arguments.Seed);
        if (arguments.IsWhole)
        {
            WritePage(arguments, summaries, output);
        }
        else
        {
            Tell(arguments, summaries, output);
        }

        output.WriteLine(Figures.Text($"{summaries.Sum(summary => summary.Sends):N0} sends in {watch.Elapsed.TotalSeconds:0.0} s."));
        return 0;
    }

    static List<Scenario> Scenarios(StormArguments arguments) =>
        Fit(arguments, AllScenarios.List.Concat(AllScenarios.Variations).Where(scenario => scenario.Id.StartsWith(arguments.Scenario ?? "", StringComparison.OrdinalIgnoreCase)));

    static List<Scenario> Fit(StormArguments arguments, IEnumerable<Scenario> scenarios) =>
    [
        .. scenarios.Select(scenario => arguments.Quick ? scenario.Shortened(6) : scenario)
            .Select(scenario => scenario with { Runs = arguments.Runs ?? scenario.Runs }),
    ];

    static List<Policy> Policies(StormArguments arguments) =>
        [.. AllPolicies.List.Where(policy => arguments.Policy is null || policy.Id.Equals(arguments.Policy, StringComparison.OrdinalIgnoreCase))];

    static void WritePage(StormArguments arguments, IReadOnlyList<Summary> summaries, TextWriter output)
    {
        var paced = AllPolicies.List.Where(policy => policy.Id == AllPolicies.ThrottlingId).ToList();
        var judged = StormRuns.Run(Fit(arguments, AllScenarios.Judged), paced, arguments.Seed + JudgedSeeds);
        var text = ReportText.Write(arguments, summaries, judged);
        var folder = arguments.Out ?? Checkout.Docs;
        ReportFiles.Write(folder, text, Picture.Draw(summaries));
        output.WriteLine(text);
        output.WriteLine($"Written to {Path.Combine(folder, ReportFiles.PageName)} and {ReportFiles.PictureName}.");
    }

    static void Tell(StormArguments arguments, IReadOnlyList<Summary> summaries, TextWriter output)
    {
        foreach (var group in summaries.GroupBy(summary => summary.Scenario))
        {
            output.WriteLine($"{group.Key.Id}: {group.Key.Title}\n{ResultTable.Write([.. group])}");
        }

        foreach (var summary in arguments.Course ? summaries : [])
        {
            output.WriteLine($"{summary.Scenario.Id}, {summary.Policy.Name}, seed {summary.Runs[0].Seed}\n{CourseTable.Write(summary.Runs[0])}");
        }
    }
}
