using System.Globalization;

namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>How many connections a process may have open here.</summary>
static class OpenFiles
{
    const string Limits = "/proc/self/limits";
    const string Label = "Max open files";

    // What the runtime and the program have open besides.
    const int Spare = 250;

    /// <summary>The whole number of calls where the system allows as many connections, else the largest whole part of it that it allows.</summary>
    /// <param name="calls">How many calls are to be under way.</param>
    internal static int ConnectionsFor(int calls)
    {
        var most = Most() - Spare;
        return Enumerable.Range(1, calls).Select(parts => calls % parts == 0 ? calls / parts : 1).First(connections => connections <= Math.Max(most, 1));
    }

    // The soft limit, which the runtime raises to the hard one when it starts. Where the system does not say, there is none to speak of.
    static long Most()
    {
        var line = File.Exists(Limits) ? File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) : null;
        var word = line?[Label.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(word, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
    }
}
