namespace Storage.Http.Tests.Docs;

// snippet: typed-client
/// <summary>Photos in a bucket.</summary>
public sealed class Photos(HttpClient http) : IPhotos
{
    public async Task<byte[]?> FindAsync(string name)
    {
        using var response = await http.GetAsync(new Uri(name, UriKind.Relative));
        return response.GetStorageError()?.Kind == StorageErrorKind.NotFound ? null : await response.EnsureStorageSuccess().Content.ReadAsByteArrayAsync();
    }
}

// end-snippet
