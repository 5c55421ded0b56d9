using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Growth.Errors;

/// <summary>Errors from a hundred bytes to a million: what a thousand of them cost, which is the same at every size where the line is straight.</summary>
static class ErrorGrowth
{
    // So many bytes are read in a stretch, whatever the size of the document.
    const int BytesOfStretch = 100_000;

    static readonly int[] Sizes = [100, 1000, 10_000, 100_000, 1_000_000];

    internal static string Measure(int rounds)
    {
        var lines = ErrorForm.All.Select(static form => (Form: form, Sizes: new ErrorFigures[Sizes.Length])).ToArray();

        // All sizes are read before any is measured, to optimize the code.
        foreach (var number in new[] { Math.Max(1, rounds / 4), rounds })
        {
            for (var size = 0; size < Sizes.Length; size++)
            {
                MeasureSize(lines, size, number);
            }
        }

        return string.Join(
            '\n',
            Table("time for each 1,000 B", lines, static figures => Figures.Nanoseconds(figures.Ours / figures.Length * 1000)),
            Table("ours : strict reader", lines, static figures => Figures.Ratio(figures.Ours, figures.Strict)),
            Table("ours : `IndexOf`", lines, static figures => Figures.Ratio(figures.Ours, figures.Search)),
            Table("allocated for each 1,000 B", lines, static figures => Figures.Bytes(figures.Bytes / figures.Length * 1000)));
    }

    static void MeasureSize((ErrorForm Form, ErrorFigures[] Sizes)[] lines, int size, int rounds)
    {
        var documents = lines.Select(line => line.Form.Make(Sizes[size])).ToArray();
        var readings = lines.Select((line, i) => new ErrorReading(line.Form, documents[i])).ToArray();
        var ours = readings.Select(static reading => (Action)(() => reading.Read()));
        var strict = lines.Select((line, i) => ErrorPeers.Strict(line.Form, documents[i]) ?? (static () => { }));
        var search = lines.Select((line, i) => (Action)(() => ErrorPeers.Search(documents[i], line.Form.Mark)));
        var least = Stretches.Least([.. ours, .. strict, .. search], rounds, Math.Max(1, BytesOfStretch / Sizes[size]));
        Array.ForEach(readings, static reading => reading.Dispose());
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i].Sizes[size] = new(
                documents[i].Length, least[i].Time, lines[i].Form.IsSound ? least[lines.Length + i].Time : 0, least[(2 * lines.Length) + i].Time, least[i].Bytes);
        }
    }

    static string Table(string says, (ErrorForm Form, ErrorFigures[] Sizes)[] lines, Func<ErrorFigures, string> cell) => TextTable.Write(
        [says, .. Sizes.Select(static size => Figures.Text($"{size:N0} B"))],
        lines.Select(line => new[] { line.Form.Says }.Concat(line.Sizes.Select(cell)).ToArray()));
}
