namespace Storage.Http.Demo.Stages;

sealed partial class Claims
{
    /// <summary>A failed attempt that another one followed.</summary>
    internal Claims Retried(int attempt, string? code, StorageErrorKind kind, StorageRetryReason reason) =>
        Attempt(attempt, code, kind, StorageAttemptDecision.Retry, reason);

    /// <summary>A failed attempt that was the last.</summary>
    internal Claims GaveUp(int attempt, string? code, StorageErrorKind kind, StorageRetryReason reason) =>
        Attempt(attempt, code, kind, StorageAttemptDecision.GiveUp, reason);

    /// <summary>The attempt that ended well after others had failed.</summary>
    internal Claims Recovered(int attempt) => Add(
        $"attempt {attempt} succeeds",
        ending.Error is null && ending.Attempts.Count == attempt && ending.Attempts[^1].Decision == StorageAttemptDecision.Succeed,
        ending.Attempts is [.., var last] ? last.ToString() : "nothing was noted",
        isInTable: true);

    internal Claims NoVerdict() => Add("the handler finds no error in it", ending.Error is null && ending.Attempts.Count == 0, $"it found {ending.Error}");

    /// <summary>The error was found inside a 2xx.</summary>
    internal Claims WasEmbedded(int attempt) => Add(
        $"the error of attempt {attempt} was inside a success", ending.Attempts.Count >= attempt && ending.Attempts[attempt - 1].Error is { IsEmbedded: true }, "it was not", isInTable: true);

    /// <summary>A key of a delete-multiple that failed.</summary>
    internal Claims ItemFailed(string key, string code, StorageErrorKind kind) => Add(
        $"names {key} with {code}",
        ending.Error is { } error && error.Items.Any(item => item.Key == key && item.Code == code && item.Kind == kind),
        ending.Error is null ? "there is no verdict" : string.Join(", ", ending.Error.Items.Select(item => $"{item.Key} {item.Code} {item.Kind}")),
        isInTable: true);

    Claims Attempt(int number, string? code, StorageErrorKind kind, StorageAttemptDecision decision, StorageRetryReason reason)
    {
        var found = number <= ending.Attempts.Count ? ending.Attempts[number - 1] : null;
        return Add(
            $"attempt {number} is judged {(code is null ? "" : code + ", ")}{kind}, {reason}",
            found is { Error: { } error } && error.Code == code && error.Kind == kind && found.Decision == decision && found.Reason == reason,
            found?.ToString() ?? "there was no such attempt",
            isInTable: true);
    }
}
