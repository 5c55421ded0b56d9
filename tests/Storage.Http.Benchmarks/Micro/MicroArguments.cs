namespace Storage.Http.Benchmarks.Micro;

/// <summary>What the command line asks for.</summary>
/// <param name="Pace">How long each case is measured.</param>
/// <param name="Filter">A part of the names of classes and methods, or null for all.</param>
/// <param name="Region">The part of the page to run, or null for all.</param>
sealed record MicroArguments(MicroPace Pace, string? Filter, string? Region = null)
{
    const string Only = "--only";

    internal const string Usage = "[FILTER | --only REGION] [--quick | --dry]";

    /// <summary>Whether all is run that the page, or that part of it, holds; else the tables go to the console alone.</summary>
    internal bool IsWhole => Pace == MicroPace.Full && Filter is null;

    /// <exception cref="FormatException">A word is not known.</exception>
    internal static MicroArguments Parse(IEnumerable<string> words)
    {
        var arguments = new MicroArguments(MicroPace.Full, null);
        var isRegion = false;
        foreach (var word in words)
        {
            arguments = word switch
            {
                _ when isRegion => AllTables.Regions.Contains(word) ? arguments with { Region = word } : throw new FormatException($"{word} is no region, as {string.Join(", ", AllTables.Regions)} are."),
                Only => arguments,
                "--quick" => arguments with { Pace = MicroPace.Quick },
                "--dry" => arguments with { Pace = MicroPace.Dry },
                _ when word.StartsWith('-') => throw new FormatException($"{word} is not known."),
                _ when arguments.Filter is not null => throw new FormatException($"{word} is a second filter."),
                _ => arguments with { Filter = word },
            };
            isRegion = !isRegion && word == Only;
        }

        return isRegion ? throw new FormatException($"{Only} says no region.")
            : arguments is { Region: not null, Filter: not null } ? throw new FormatException($"{Only} and a filter do not go together.")
            : arguments;
    }
}
