namespace Storage.Http.Tests.Scenarios;

/// <summary>The attempts of a call in words, as in <c>Retry: Throttled</c>.</summary>
static class AttemptStory
{
    public static string[] Story(this HttpResponseMessage response) => Tell(response.GetStorageAttempts());

    public static string[] Story(this Exception exception) => Tell(exception.GetStorageAttempts());

    static string[] Tell(IReadOnlyList<StorageAttempt> attempts) => [.. attempts.Select(attempt => $"{attempt.Decision}: {attempt.Reason}")];
}
