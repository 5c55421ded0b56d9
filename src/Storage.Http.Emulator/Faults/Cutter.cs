using Storage.Http.Emulator.Answers;

namespace Storage.Http.Emulator.Faults;

/// <summary>Takes the end off a document.</summary>
static class Cutter
{
    internal static Answer Cut(Answer answer, int? afterBytes)
    {
        var at = afterBytes is { } given ? Math.Min(given, answer.Body.Length) : FindPlace(answer.Body.Span);
        return answer with { Body = answer.Body[..at] };
    }

    // Before the entity tag, which is what proves success; else before the closing of the root; else in the middle.
    static int FindPlace(ReadOnlySpan<byte> body)
    {
        foreach (var tag in (ReadOnlySpan<string>)["<ETag", "\"ETag"])
        {
            if (body.IndexOf(System.Text.Encoding.ASCII.GetBytes(tag)) is >= 0 and var found)
            {
                return found;
            }
        }

        var end = body.LastIndexOf("</"u8);
        end = end < 0 ? body.LastIndexOf((byte)'}') : end;
        return end < 0 ? body.Length / 2 : end;
    }
}
