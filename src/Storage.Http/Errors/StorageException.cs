namespace Storage.Http;

/// <summary>Thrown for a failed answer by <c>EnsureStorageSuccess()</c> and by the <c>ThrowOnError</c> option.</summary>
/// <remarks>The message names provider, code, kind, status and request id, and the registry's description; it holds no text of the server.</remarks>
public sealed class StorageException : HttpRequestException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="error">The verdict.</param>
    /// <param name="attempts">The attempts of the call, from the first failure on; may be empty.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public StorageException(StorageError error, IReadOnlyList<StorageAttempt> attempts, Exception? innerException = null)
        : base(Describe(error, attempts), innerException, error.StatusCode)
    {
        Error = error;
        Attempts = attempts;
    }

    /// <summary>The verdict.</summary>
    public StorageError Error { get; }

    /// <summary>The attempts of the call, from the first failure on; never null, empty when the answer did not pass through a storage handler.</summary>
    public IReadOnlyList<StorageAttempt> Attempts { get; }

    static string Describe(StorageError error, IReadOnlyList<StorageAttempt> attempts)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(attempts);
        var text = error.ToString();
        if (error.Items.Count > 0)
        {
            text += $", {error.Items.Count} failed keys";
        }

        if (attempts.Count > 1)
        {
            text += $", {attempts[^1].Number + 1} attempts, the last ended by {attempts[^1].Reason}";
        }

        return error.Definition is { } row ? $"{text}. {row.Description} {row.Advice}" : text + ".";
    }
}
