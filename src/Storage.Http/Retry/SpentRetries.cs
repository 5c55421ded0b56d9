namespace Storage.Http.Retry;

/// <summary>Marks a request that was repeated here in vain. If it comes once more, somebody further out repeats it too.</summary>
static class SpentRetries
{
    static readonly HttpRequestOptionsKey<bool> Key = new("Storage.Http.SpentRetries");

    // Looking into a request's options makes them; while no call of the process was repeated in vain, nobody looks.
    static volatile bool _anyMarked;

    internal static void Mark(HttpRequestMessage request)
    {
        request.Options.Set(Key, true);
        _anyMarked = true;
    }

    internal static bool Marks(HttpRequestMessage request) => _anyMarked && request.Options.TryGetValue(Key, out _);
}
