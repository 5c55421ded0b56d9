using System.Net;
using Storage.Http.Requests;

namespace Storage.Http.Retry;

/// <summary>Whether a request can be carried out twice with the effect of once.</summary>
static class Idempotence
{
    /// <param name="facts">What the request asks for.</param>
    /// <param name="said">The caller's own word on the request, which wins; or null.</param>
    internal static bool IsIdempotent(in RequestFacts facts, bool? said) => said ?? facts.Operation switch
    {
        StorageOperation.Copy => facts.Source is not { RemovesSource: true },
        StorageOperation.Append or StorageOperation.Post => false,
        _ => true,
    };

    /// <summary>Whether this error is how the store answers when an earlier attempt has already done what was asked.</summary>
    internal static bool LooksApplied(in RequestFacts facts, HttpMethod method, StorageError error) => (facts.Operation, error.Kind) switch
    {
        (StorageOperation.Complete, StorageErrorKind.NotFound or StorageErrorKind.InvalidState) => true,
        (StorageOperation.Complete or StorageOperation.Copy or StorageOperation.Put, StorageErrorKind.AlreadyExists or StorageErrorKind.Precondition) => true,
        (StorageOperation.Copy, StorageErrorKind.NotFound) => facts.Source is { RemovesSource: true },

        // QingStor says invalid_argument at 400 to a wrong position (its page "Append Object").
        (StorageOperation.Append, StorageErrorKind.Precondition or StorageErrorKind.InvalidRequest) => true,
        (StorageOperation.Append, _) => error.StatusCode == HttpStatusCode.Conflict,
        (StorageOperation.Bodiless, StorageErrorKind.NotFound or StorageErrorKind.Precondition) => method == HttpMethod.Delete,

        // What was asked for is under way: a fetch, a restore.
        (StorageOperation.Copy or StorageOperation.Post, StorageErrorKind.InProgress) => true,
        (StorageOperation.Post, StorageErrorKind.AlreadyExists) => true,
        _ => false,
    };
}
