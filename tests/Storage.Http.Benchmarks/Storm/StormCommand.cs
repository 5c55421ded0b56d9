using System.Diagnostics;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Report;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm;

/// <summary>The storm: many clients against one store that refuses, in virtual time.</summary>
static class StormCommand
{
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

        var scenarios = AllScenarios.List.Where(scenario => scenario.Id.StartsWith(arguments.Scenario ?? "", StringComparison.OrdinalIgnoreCase)).ToList();
        var policies = AllPolicies.List.Where(policy => arguments.Policy is null || policy.Id.Equals(arguments.Policy, StringComparison.OrdinalIgnoreCase)).ToList();
        if (scenarios.Count == 0 || policies.Count == 0)
        {
            output.WriteLine($"Scenarios: {string.Join(", ", AllScenarios.List)}. Policies: {string.Join(", ", AllPolicies.List)}.");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var summaries = StormRuns.Run(scenarios, policies, arguments.Seed, _ => arguments.Runs ?? 1);
        foreach (var group in summaries.GroupBy(summary => summary.Scenario))
        {
            output.WriteLine($"{group.Key.Id}: {group.Key.Title}");
            output.WriteLine(TextTable.Write(ResultTable.Header(group.Key), group.Select(ResultTable.Row)));
        }

        foreach (var summary in arguments.Course ? summaries : [])
        {
            output.WriteLine($"{summary.Scenario.Id}, {summary.Policy.Name}, seed {summary.Runs[0].Seed}");
            output.WriteLine(CourseTable.Write(summary.Runs[0]));
        }

        output.WriteLine(ResultTable.Text($"{summaries.Sum(summary => summary.Sends):N0} sends in {watch.Elapsed.TotalSeconds:0.0} s."));
        return 0;
    }
}
