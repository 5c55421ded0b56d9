using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>A message that is 64 KiB longer than usual. Ours makes a string of it when it is asked for; the peer always does.</summary>
public class ReadLongMessage() : ReadLongText(Text)
{
    static string Text { get; } = ErrorText.Cos("SlowDown", new string('x', Length) + "Please reduce your request rate.");

    [Case(CaseRole.Ours, "ours, COS, message asked for")]
    public string? OursWithMessage() => ReadByOurs() is { Message.Length: > Length } error ? error.Code : null;
}
