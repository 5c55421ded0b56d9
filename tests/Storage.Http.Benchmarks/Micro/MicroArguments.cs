namespace Storage.Http.Benchmarks.Micro;

/// <summary>What the command line asks for.</summary>
/// <param name="Pace">How long each case is measured.</param>
/// <param name="Filter">A part of the names of classes and methods, or null for all.</param>
sealed record MicroArguments(MicroPace Pace, string? Filter)
{
    internal const string Usage = "[FILTER] [--quick | --dry]";

    /// <summary>Whether all is run that the page holds; else the tables go to the console alone.</summary>
    internal bool IsWhole => Pace == MicroPace.Full && Filter is null;

    /// <exception cref="FormatException">A word is not known.</exception>
    internal static MicroArguments Parse(IEnumerable<string> words)
    {
        var arguments = new MicroArguments(MicroPace.Full, null);
        foreach (var word in words)
        {
            arguments = word switch
            {
                "--quick" => arguments with { Pace = MicroPace.Quick },
                "--dry" => arguments with { Pace = MicroPace.Dry },
                _ when word.StartsWith('-') => throw new FormatException($"{word} is not known."),
                _ when arguments.Filter is not null => throw new FormatException($"{word} is a second filter."),
                _ => arguments with { Filter = word },
            };
        }

        return arguments;
    }
}
