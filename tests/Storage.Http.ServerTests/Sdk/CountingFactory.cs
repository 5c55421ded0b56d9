namespace Storage.Http.ServerTests.Sdk;

/// <summary>Remembers what the factory made.</summary>
sealed class CountingFactory(IHttpClientFactory inner) : IHttpClientFactory
{
    internal List<HttpClient> Made { get; } = [];

    public HttpClient CreateClient(string name)
    {
        Made.Add(inner.CreateClient(name));
        return Made[^1];
    }
}
