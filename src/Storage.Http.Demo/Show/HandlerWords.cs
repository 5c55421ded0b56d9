using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Show;

/// <summary>What the handler made of an attempt, in a few lines.</summary>
static class HandlerWords
{
    internal static IEnumerable<string> Read(AttemptNote? noted, bool hasEnded)
    {
        if (noted is not { } note)
        {
            return [hasEnded ? "no error" : ""];
        }

        if (note.Kind is not { } kind)
        {
            return ["no error"];
        }

        return
        [
            note.Code is null ? $"{kind}" : $"{LogText.Clean(note.Code, 64)}: {kind}",
            .. note.Items.Select(item => $"{LogText.Clean(item.Key ?? "", 64)}: {LogText.Clean(item.Code ?? "", 64)} ({item.Kind})"),
            .. Circumstances(note),
        ];
    }

    internal static IEnumerable<string> Did(AttemptNote? noted, bool hasEnded)
    {
        if (noted is not { } note)
        {
            return [hasEnded ? "hands it to the caller untouched" : ""];
        }

        return note.Decision switch
        {
            StorageAttemptDecision.Retry => [$"sends it again after {Seconds.Of(note.Delay)}", Why(note)],
            StorageAttemptDecision.Succeed => ["hands the answer to the caller"],
            _ => [HandsOver(note), Why(note)],
        };
    }

    static IEnumerable<string> Circumstances(AttemptNote note)
    {
        if (note.WireStatus is not { } wire)
        {
            return ["no answer to read"];
        }

        // The log says _OTHER where the store was not recognised.
        var store = note.Provider is null or "_OTHER" ? "store not recognised" : $"recognised: {StoreNames.Of(note.Provider)}";
        return note.Status == wire ? [store] : [$"inside a {wire}, counts as {note.Status}", store];
    }

    // What was asked for is done then, whatever the kind says.
    static string Why(AttemptNote note) => note is { Status: < 300, Reason: StorageRetryReason.NotRetryable }
        ? $"{note.Reason}: it stands beside a success"
        : $"{note.Reason}: {ReasonWords.Of(note.Reason)}";

    static string HandsOver(AttemptNote note) => note.Status switch
    {
        null => "lets the exception through",
        < 300 => "hands it over, with this verdict",
        _ => "hands the error to the caller",
    };
}
