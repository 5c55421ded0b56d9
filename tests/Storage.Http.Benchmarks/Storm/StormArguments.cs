using System.Globalization;

namespace Storage.Http.Benchmarks.Storm;

/// <summary>What the command line asks for.</summary>
/// <param name="Seed">The seed of the first run of each kind; later runs count on from it.</param>
/// <param name="Quick">Short runs, one of each kind.</param>
/// <param name="Out">Where the page and its picture go; null for the folder docs of the repository.</param>
/// <param name="Scenario">The beginning of the scenarios' names, or null for all.</param>
/// <param name="Policy">One policy's name, or null for all.</param>
/// <param name="Runs">How many runs with seeds that follow each other, or null for as many as the scenario has.</param>
/// <param name="Course">Whether to print each run second by second.</param>
sealed record StormArguments(ulong Seed, bool Quick, string? Out, string? Scenario, string? Policy, int? Runs, bool Course)
{
    internal const ulong DefaultSeed = 1;
    internal const string Usage = "[--seed N] [--quick] [--out DIR] [--scenario ID] [--policy ID] [--runs N] [--course]";

    /// <summary>Whether all is run that the page holds; else the tables go to the console alone.</summary>
    internal bool IsWhole => Scenario is null && Policy is null;

    /// <summary>The command line that makes the same again.</summary>
    internal string Command => string.Create(CultureInfo.InvariantCulture, $"dotnet run -c Release --project tests/Storage.Http.Benchmarks -- storm --seed {Seed}{(Quick ? " --quick" : "")}");

    /// <exception cref="FormatException">A word is not known, or its value is missing.</exception>
    internal static StormArguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new StormArguments(DefaultSeed, false, null, null, null, null, false);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            string Value() => ++i < words.Count ? words[i] : throw new FormatException($"{word} needs a value.");
            arguments = word switch
            {
                "--seed" => arguments with { Seed = ulong.Parse(Value(), CultureInfo.InvariantCulture) },
                "--quick" => arguments with { Quick = true },
                "--out" => arguments with { Out = Value() },
                "--scenario" => arguments with { Scenario = Value() },
                "--policy" => arguments with { Policy = Value() },
                "--runs" => arguments with { Runs = int.Parse(Value(), CultureInfo.InvariantCulture) },
                "--course" => arguments with { Course = true },
                _ => throw new FormatException($"{word} is not known."),
            };
        }

        return arguments;
    }
}
