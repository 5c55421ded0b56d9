using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Show;

/// <summary>A column of the summary: a fact of each scenario; what was not played to its end has no facts.</summary>
sealed record SummaryColumn(string Title, Func<Ending, string?> Value, bool OnlyIfWide = false)
{
    internal static IReadOnlyList<SummaryColumn> All { get; } =
    [
        new("on the wire", ending => string.Join(", ", ending.Wire.Select(WireWords.InShort))),
        new("code", ending => First(ending)?.Error?.Code is { } code ? LogText.Clean(code, 64) : null, OnlyIfWide: true),
        new("kind", ending => First(ending)?.Error?.Kind.ToString(), OnlyIfWide: true),
        new("reason", ending => First(ending)?.Reason.ToString()),
        new("waited", ending => ending.Attempts.Sum(attempt => attempt.Delay.Ticks) is > 0 and var ticks ? Seconds.Of(TimeSpan.FromTicks(ticks)) : null),
        new("caller got", ending => ending.Status is { } status ? $"{(int)status}" : "exception", OnlyIfWide: true),
    ];

    static StorageAttempt? First(Ending ending) => ending.Attempts is [var first, ..] ? first : null;
}
