namespace Storage.Http.Retry;

/// <summary>Marks a request that was repeated here in vain. If it comes once more, somebody further out repeats it too.</summary>
static class SpentRetries
{
    static readonly HttpRequestOptionsKey<bool> Key = new("Storage.Http.SpentRetries");

    internal static void Mark(HttpRequestMessage request) => request.Options.Set(Key, true);

    internal static bool Marks(HttpRequestMessage request) => request.Options.TryGetValue(Key, out _);
}
