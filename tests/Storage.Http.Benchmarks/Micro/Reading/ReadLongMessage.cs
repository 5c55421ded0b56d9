using Storage.Http.Benchmarks.Micro.Answers;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>A message that is 64 KiB longer than usual, and a string of that length in the verdict.</summary>
public class ReadLongMessage() : ReadLongText(Text)
{
    static string Text { get; } = ErrorText.Cos("SlowDown", new string('x', Length) + "Please reduce your request rate.");
}
