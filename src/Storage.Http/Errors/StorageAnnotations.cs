using System.Runtime.CompilerServices;

namespace Storage.Http;

/// <summary>What hangs on a response or an exception: its verdict and the attempts of its call. It lives exactly as long as they do.</summary>
static class StorageAnnotations
{
    static readonly ConditionalWeakTable<object, Annotation> Table = [];

    internal static StorageError? GetError(HttpResponseMessage response) => Table.TryGetValue(response, out var annotation) ? annotation.Error : null;

    /// <summary>Whether a storage handler has judged this response as a failure or marked it as one that it judged.</summary>
    internal static void SetError(HttpResponseMessage response, StorageError error) => Table.GetOrCreateValue(response).Error = error;

    internal static IReadOnlyList<StorageAttempt> GetAttempts(object responseOrException) =>
        Table.TryGetValue(responseOrException, out var annotation) ? annotation.Attempts : [];

    internal static void SetAttempts(object responseOrException, IReadOnlyList<StorageAttempt> attempts) =>
        Table.GetOrCreateValue(responseOrException).Attempts = attempts;

    sealed class Annotation
    {
        internal StorageError? Error { get; set; }

        internal IReadOnlyList<StorageAttempt> Attempts { get; set; } = [];
    }
}
