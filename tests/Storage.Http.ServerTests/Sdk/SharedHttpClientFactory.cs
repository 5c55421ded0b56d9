using Amazon.Runtime;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Hands the SDK one client, which stays the program's.</summary>
sealed class SharedHttpClientFactory(HttpClient client) : Amazon.Runtime.HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
