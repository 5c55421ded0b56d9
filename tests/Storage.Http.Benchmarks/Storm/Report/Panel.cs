using System.Text;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>One plot: sends and successes per second over the time of a run, on a logarithmic scale.</summary>
sealed class Panel(StringBuilder svg, int left, int top, int width, int height)
{
    const double MaxRate = 5000;
    const int StepsPerSecond = 10;

    internal void Draw(Summary summary, bool isLast)
    {
        var run = summary.Runs[0];
        var (limit, brownOut) = (run.Scenario.Store.Limit!.Value, run.Scenario.Store.BrownOut!);
        var seconds = (int)run.Duration.TotalSeconds;
        double X(double second) => left + (width * second / seconds);

        Picture.Text(svg, left, top - 5, "faint", Note(summary));
        svg.Append(Figures.Text($"""<rect class="shade" x="{X(brownOut.Start.TotalSeconds):0.#}" y="{top}" width="{X(brownOut.End.TotalSeconds) - X(brownOut.Start.TotalSeconds):0.#}" height="{height}"/>""")).Append('\n');
        Area("bad", run.Tally.SendsByStep, seconds, X);
        Area("good", run.Tally.SuccessesByStep, seconds, X);
        foreach (var rate in (int[])[10, 100, 1000])
        {
            svg.Append(Figures.Text($"""<path class="grid" d="M{left} {Y(rate):0.#}H{left + width}"/>""")).Append('\n');
            Picture.Text(svg, left - 5, Y(rate) + 3.5, "tick end", Figures.Text($"{rate:N0}"));
        }

        svg.Append(Figures.Text($"""<path class="limit" d="M{left} {Y(limit):0.#}H{X(brownOut.Start.TotalSeconds):0.#}V{Y(limit * brownOut.Share):0.#}H{X(brownOut.End.TotalSeconds):0.#}V{Y(limit):0.#}H{left + width}"/>""")).Append('\n');
        svg.Append(Figures.Text($"""<rect class="frame" x="{left}" y="{top}" width="{width}" height="{height}"/>""")).Append('\n');
        for (var second = 0; isLast && second <= seconds; second += 20)
        {
            Picture.Text(svg, X(second), top + height + 14, "tick middle", Figures.Text($"{second} s"));
        }
    }

    static string Note(Summary summary) => Figures.Text(
        $"{summary.SendsPerSuccess:0.00} sends per success, {(summary.Failed == 0 ? "none" : Figures.Share(summary.FailedShare))} failed, back after {Figures.Seconds(summary.Recoveries[summary.Recoveries.Count / 2])}");

    void Area(string kind, IReadOnlyList<int> course, int seconds, Func<double, double> x)
    {
        svg.Append(Figures.Text($"""<path class="{kind}" d="M{left} {top + height}"""));
        for (var second = 0; second < seconds; second++)
        {
            var rate = 0;
            for (var i = second * StepsPerSecond; i < Math.Min(course.Count, (second + 1) * StepsPerSecond); i++)
            {
                rate += course[i];
            }

            svg.Append(Figures.Text($"V{Y(rate):0.#}H{x(second + 1):0.#}"));
        }

        svg.Append(Figures.Text($"""V{top + height}Z"/>""")).Append('\n');
    }

    double Y(double rate) => top + height - (height * Math.Log10(Math.Max(1, rate)) / Math.Log10(MaxRate));
}
