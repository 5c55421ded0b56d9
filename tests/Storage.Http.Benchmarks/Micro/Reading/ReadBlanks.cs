using Storage.Http.Benchmarks.Micro.Answers;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>64 KiB of blanks between the declaration and the root: a store that keeps its client waiting sends them.</summary>
public class ReadBlanks() : ReadLongText(Text)
{
    static string Text { get; } = ErrorText.Cos("SlowDown", "Please reduce your request rate.").Replace("<Error>", new string(' ', Length) + "<Error>", StringComparison.Ordinal);
}
