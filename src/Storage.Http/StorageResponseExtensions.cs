using Storage.Http;
using Storage.Http.Retry;

// Where HttpResponseMessage lives, so that the call site needs no further using.
namespace System.Net.Http;

/// <summary>What the storage handler found out about an answer.</summary>
public static class StorageResponseExtensions
{
    /// <summary>The verdict on this answer.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The verdict, or null for a good answer and for one that did not pass through a storage handler.</returns>
    public static StorageError? GetStorageError(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return StorageAnnotations.GetError(response);
    }

    /// <summary>The attempts of the call that ended in this answer, from the first failure on.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The attempts; empty when the first try succeeded.</returns>
    public static IReadOnlyList<StorageAttempt> GetStorageAttempts(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return StorageAnnotations.GetAttempts(response);
    }

    /// <summary>The attempts of the call that ended in this exception, from the first failure on.</summary>
    /// <param name="exception">The exception as it was caught; those inside it are looked at too.</param>
    /// <returns>The attempts; empty when the exception did not pass through a storage handler.</returns>
    public static IReadOnlyList<StorageAttempt> GetStorageAttempts(this Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return ExceptionAttempts.Of(exception);
    }

    /// <summary>Throws when the answer is an error, a partial one too; without a verdict the status decides.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The same answer, for chaining.</returns>
    /// <exception cref="StorageException">There is a verdict, or the status is outside 200 to 299. The answer is disposed.</exception>
    public static HttpResponseMessage EnsureStorageSuccess(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var error = StorageAnnotations.GetError(response) ?? StatusError.Of(response);
        if (error is null)
        {
            return response;
        }

        var attempts = StorageAnnotations.GetAttempts(response);
        response.Dispose();
        throw new StorageException(error, attempts);
    }
}
