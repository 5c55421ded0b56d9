using Storage.Http.Benchmarks.Storm;

namespace Storage.Http.Benchmarks;

/// <summary>Chooses what to measure by the first word of the command line.</summary>
static class BenchmarkProgram
{
    internal static int Run(string[] args, TextWriter output)
    {
        if (args is ["storm", .. var rest])
        {
            return StormCommand.Run(rest, output);
        }

        output.WriteLine("Usage: dotnet run -c Release --project tests/Storage.Http.Benchmarks -- storm " + StormArguments.Usage);
        return args.Length == 0 ? 0 : 2;
    }
}
