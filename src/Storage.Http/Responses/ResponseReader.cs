namespace Storage.Http.Responses;
sealed record ReadingLimits(int MaxErrorBodyBytes, TimeSpan ErrorBodyTimeout, bool SurfaceEmbeddedErrors, TimeProvider TimeProvider);
sealed class ResponseReader(StorageErrorRegistry registry, Requests.ProviderSet providers, ReadingLimits limits)
{
    internal bool NeedsReading(HttpRequestMessage request, HttpResponseMessage response) { _ = registry; _ = providers; _ = limits; return !response.IsSuccessStatusCode; }
#pragma warning disable CA1822
    internal ValueTask<StorageError?> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, bool async, CancellationToken cancellationToken) 
    { var e = StatusError.Of(response); if (e != null) StorageAnnotations.SetError(response, e); return new(e); }
}
