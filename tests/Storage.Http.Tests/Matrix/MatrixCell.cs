namespace Storage.Http.Tests.Matrix;

/// <summary>What is to be seen of one operation that meets one fault: a line of <c>expected.tsv</c>, or what was seen.</summary>
/// <param name="Verdicts">Kind and code of each failed attempt, in order.</param>
/// <param name="Reasons">The reason of each decision, in order.</param>
/// <param name="Caller">The status that the caller sees, and behind it the one that came over the wire where it is another; or the exception.</param>
/// <param name="Body">What the caller reads.</param>
/// <param name="Received">How much of its content each request brought to the store.</param>
/// <param name="Stored">What the store holds afterwards.</param>
sealed record MatrixCell(string Verdicts, string Reasons, string Caller, string Body, string Received, string Stored)
{
    public static MatrixCell Parse(ReadOnlySpan<string> columns) => new(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);

    /// <summary>The columns as the file has them.</summary>
    public override string ToString() => string.Join('\t', Verdicts, Reasons, Caller, Body, Received, Stored);
}
