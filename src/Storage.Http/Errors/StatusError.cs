namespace Storage.Http;

/// <summary>The verdict on an answer that nobody has read.</summary>
static class StatusError
{
    /// <summary>By status alone; null for 2xx.</summary>
    internal static StorageError? Of(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? null
        : new() { Kind = StatusKind.Of(response.StatusCode), StatusCode = response.StatusCode, WireStatusCode = response.StatusCode };
}
