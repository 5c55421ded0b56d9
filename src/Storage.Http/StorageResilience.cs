using Polly;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>Questions that a resilience strategy of the caller's own asks.</summary>
public static class StorageResilience
{
    /// <summary>Whether the outcome is trouble of the store or the way to it: for a circuit breaker, or a retry of the caller's own.</summary>
    /// <param name="outcome">An answer or an exception.</param>
    /// <returns>
    /// True for a verdict that <see cref="StorageError.IsTransient"/> holds for, for the same statuses where no handler of ours has judged, and for a send
    /// that failed or was lost. False for good answers, NotFound and the like, for a cancellation, a refused certificate, a request whose own content failed,
    /// and for a call that a circuit breaker or limiter further in refused: no storage trouble in itself. It says nothing about idempotence.
    /// </returns>
    public static bool IsTransient(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Result is { } response)
        {
            return (StorageAnnotations.GetError(response) ?? StatusError.Of(response)) is { IsTransient: true, StatusCode: not (>= System.Net.HttpStatusCode.OK and < System.Net.HttpStatusCode.MultipleChoices) };
        }

        return outcome.Exception switch
        {
            null => false,

            // Without its token nobody can tell whose cancellation it is; a timeout says so by what is inside.
            OperationCanceledException { InnerException: not TimeoutException } => false,

            // To the network a content that breaks looks as a send that breaks; a handler of ours that watched it knows better.
            var exception when ExceptionAttempts.Of(exception) is [.., { Reason: StorageRetryReason.ContentFailed }] => false,

            // The client's own rate limit, not the store's.
            StorageException { Error.RefusedHere: true } => false,
            var exception => ConnectionFailure.FateOf(exception) is var fate and (SendFate.NeverSent or SendFate.Lost or SendFate.Answered)
                && ConnectionFailure.ToError(exception, fate, provider: null).IsTransient,
        };
    }
}
