using Amazon.Runtime;

namespace Storage.Http.ServerTests.Sdk;

// snippet: sdk-factory-alone
/// <summary>Hands the SDK one client, which stays the program's.</summary>
sealed class SharedHttpClientFactory(HttpClient client) : Amazon.Runtime.HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}

// end-snippet
