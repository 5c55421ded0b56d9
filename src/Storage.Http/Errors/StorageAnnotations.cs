namespace Storage.Http;

/// <summary>What hangs on a response or an exception: its verdict and the attempts of its call. It lives exactly as long as they do.</summary>
static class StorageAnnotations
{
    static readonly AnnotationTable Table = new();

    internal static StorageError? GetError(HttpResponseMessage response) =>
        (response.Content as JudgedContent)?.GetError(response) ?? Table.Find(response)?.Error;

    /// <summary>Hangs the verdict on the response: on its content where that is ours, until the call ends and <see cref="SetAttempts"/> puts it where it outlives the content.</summary>
    internal static void SetError(HttpResponseMessage response, StorageError error)
    {
        if (response.Content is JudgedContent content)
        {
            content.SetError(response, error);
        }
        else
        {
            Table.GetOrAdd(response).Error = error;
        }
    }

    /// <summary>The attempts, unless that client put them there: calls of one may share an answer or exception, as of a task that a handler inside keeps.</summary>
    internal static IReadOnlyList<StorageAttempt> GetAttempts(object responseOrException, object? unlessOf = null) =>
        Table.Find(responseOrException) is { } annotation && (unlessOf is null || annotation.Owner != unlessOf) ? annotation.Attempts : [];

    /// <param name="responseOrException">How the call ended.</param>
    /// <param name="attempts">Its attempts.</param>
    /// <param name="owner">The client that made them, or null.</param>
    internal static void SetAttempts(object responseOrException, IReadOnlyList<StorageAttempt> attempts, object? owner)
    {
        var annotation = Table.GetOrAdd(responseOrException);
        if (responseOrException is HttpResponseMessage { Content: JudgedContent content } response)
        {
            annotation.Error = content.GetError(response) ?? annotation.Error;
        }

        annotation.Attempts = attempts;
        annotation.Owner = owner;
    }
}
