using Polly;
using Polly.Timeout;

namespace Storage.Http.Retry;

/// <summary>Finds the attempts that hang on an exception.</summary>
static class ExceptionAttempts
{
    /// <summary>Those of the exception or of one inside it; empty where there are none.</summary>
    /// <param name="exception">The exception as it was caught.</param>
    /// <param name="unlessOf">A client whose calls' attempts do not count; or null.</param>
    internal static IReadOnlyList<StorageAttempt> Of(Exception exception, object? unlessOf = null)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var attempts = e is StorageException storage ? storage.Attempts : StorageAnnotations.GetAttempts(e, unlessOf);
            if (attempts.Count > 0)
            {
                return attempts;
            }

            // A circuit breaker puts what broke it inside, which may be another call's; a timeout puts what it ended.
            if (e is ExecutionRejectedException and not TimeoutRejectedException)
            {
                break;
            }
        }

        return [];
    }
}
