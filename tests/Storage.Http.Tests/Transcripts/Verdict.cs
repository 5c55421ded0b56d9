using System.Globalization;

namespace Storage.Http.Tests.Transcripts;

/// <summary>What a caller is told of an answer: a line of <c>expected.tsv</c>, or what was seen.</summary>
sealed record Verdict(
    int Wire, int Status, string Code, string Kind, bool Embedded, string RequestId, int Items, string Provider, string Reason)
{
    const string None = "-";

    /// <summary>The lines of the data file, by transcript.</summary>
    public static IReadOnlyDictionary<string, Verdict> Expected { get; } = ReadExpected();

    public bool IsGood => Kind == None;

    /// <summary>Whether the first attempt is followed by a second.</summary>
    public bool IsRetried => !IsGood && Reason is not (nameof(StorageRetryReason.NotRetryable) or nameof(StorageRetryReason.NotRepaired));

    public static Verdict Of(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.GetStorageError() is { } error
            ? new(
                (int?)error.WireStatusCode ?? 0, status, error.Code ?? None, error.Kind.ToString(), error.IsEmbedded, error.RequestId ?? None, error.Items.Count,
                error.Provider?.Name ?? None, response.GetStorageAttempts()[0].Reason.ToString())
            : new(status, status, None, None, false, None, 0, None, None);
    }

    static Dictionary<string, Verdict> ReadExpected()
    {
        using var reader = new StreamReader(Transcript.Open("expected.tsv"));
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(columns => columns[0], FromColumns);
    }

    static Verdict FromColumns(string[] columns) => new(
        Number(columns[1]), Number(columns[2]), columns[3], columns[4], columns[5] == "yes", columns[6], Number(columns[7]), columns[8], columns[9]);

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
