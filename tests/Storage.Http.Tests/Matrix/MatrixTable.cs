namespace Storage.Http.Tests.Matrix;

/// <summary>
/// The lines of <c>expected.tsv</c>. A line of a cell has operation, fault and the columns of <see cref="MatrixCell"/>; a line that begins with an exclamation
/// mark has a reason, a fault, or the beginning of its name and a star, and the operations that cannot meet it.
/// </summary>
static class MatrixTable
{
    static readonly List<string[]> Lines = Read();

    public static IReadOnlyDictionary<(string Operation, string Fault), MatrixCell> Cells { get; } =
        Lines.Where(columns => columns[0] != "!").ToDictionary(columns => (columns[0], columns[1]), columns => MatrixCell.Parse(columns.AsSpan(2)));

    /// <summary>The combinations that cannot be, each as often as it is named.</summary>
    public static IReadOnlyList<(string Operation, string Fault, string Reason)> Excluded { get; } =
    [
        .. from columns in Lines
           where columns[0] == "!"
           from fault in MatrixFaults.All.Keys.Where(name => Matches(columns[2], name))
           from operation in columns[3].Split(' ')
           select (operation, fault, columns[1]),
    ];

    static bool Matches(string pattern, string fault) => pattern.EndsWith('*') ? fault.StartsWith(pattern[..^1], StringComparison.Ordinal) : fault == pattern;

    static List<string[]> Read()
    {
        using var reader = new StreamReader(typeof(MatrixTable).Assembly.GetManifestResourceStream("Matrix/expected.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'))];
    }
}
