using Amazon.Runtime;

namespace Storage.Http.ServerTests.Sdk;

// snippet: sdk-factory
/// <summary>Hands the SDK the client of that name, for each request a fresh one, so that the handlers' lifetimes are the factory's business.</summary>
sealed class NamedHttpClientFactory(IHttpClientFactory clients, string name) : Amazon.Runtime.HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => clients.CreateClient(name);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
// end-snippet
