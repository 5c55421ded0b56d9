using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Calls;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Growth;

/// <summary>Failures without a pause, as a store in trouble sends them: what they leave behind must not make the next ones dearer.</summary>
static class FailureGrowth
{
    // What a call over sockets leaves behind besides: without it there would be few collections.
    const int Garbage = 4000;

    static readonly int[] Numbers = [10_000, 100_000, 1_000_000];

    static readonly (string Name, Func<HttpMessageHandler, HttpMessageHandler> Over)[] Kinds =
    [
        ("no handler", static inner => inner),
        ("ours", static inner => Handlers.Ours(StorageProvider.TencentCos, inner)),
        (Handlers.PollyRetryName, static inner => Handlers.PollyRetry(inner)),
        ("ConditionalWeakTable", OverRuntimesTable),
        ("our table in its place", OverOurTable),
    ];

    internal static string Measure(int rounds)
    {
        var calls = Array.ConvertAll(Kinds, static kind => new CourseCall(CourseStub.Of(StoreAnswer.CosNoSuchKey), kind.Over, StoreRequest.GetFromCos));

        // A quick run has one round, and less of it.
        var numbers = rounds > 1 ? Numbers : Array.ConvertAll(Numbers, static number => number / 1000);
        foreach (var call in calls)
        {
            // To optimize the code first.
            Run(call, numbers[1]);
        }

        return TextTable.Write(
            ["failed calls in a row", "handler", "time of a call", "of it stopped for collections", "longest stop"],
            from number in numbers from i in Enumerable.Range(0, Kinds.Length) select Row(number, Kinds[i].Name, Run(calls[i], number)));
    }

    static HangingHandler OverRuntimesTable(HttpMessageHandler inner)
    {
        var table = new ConditionalWeakTable<HttpResponseMessage, Annotation>();
        return new(answer => table.Add(answer, new())) { InnerHandler = inner };
    }

    static HangingHandler OverOurTable(HttpMessageHandler inner)
    {
        var table = new AnnotationTable();
        return new(answer => table.GetOrAdd(answer)) { InnerHandler = inner };
    }

    static string[] Row(int number, string name, (TimeSpan Time, TimeSpan Stopped, TimeSpan Longest) run) =>
    [
        number.ToString("N0", CultureInfo.InvariantCulture), name,
        Figures.Nanoseconds(run.Time.TotalNanoseconds / number), Figures.Nanoseconds(run.Stopped.TotalNanoseconds / number), Figures.Nanoseconds(run.Longest.TotalNanoseconds),
    ];

    static (TimeSpan Time, TimeSpan Stopped, TimeSpan Longest) Run(CourseCall call, int number)
    {
        // What others have left behind is dead before the run begins.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = GC.GetTotalPauseDuration();
        var (last, longest) = (before, TimeSpan.Zero);
        var begin = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < number; i++)
        {
            if (call.Send() != HttpStatusCode.NotFound)
            {
                throw new InvalidOperationException("The call did not fail as it should.");
            }

            GC.KeepAlive(new byte[Garbage]);
            var stopped = GC.GetTotalPauseDuration();
            longest = stopped - last > longest ? stopped - last : longest;
            last = stopped;
        }

        return (TimeProvider.System.GetElapsedTime(begin), last - before, longest);
    }
}
