namespace Storage.Http;

/// <summary>What hangs on a response or an exception.</summary>
sealed class Annotation
{
    internal StorageError? Error { get; set; }

    internal IReadOnlyList<StorageAttempt> Attempts { get; set; } = [];

    /// <summary>The client that made the attempts, or null.</summary>
    internal object? Owner { get; set; }
}
