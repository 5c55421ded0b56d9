using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>The AWS SDK over a store: it builds the request, signs it, sends it, and makes an object of the answer.</summary>
sealed class AwsClient(HttpMessageHandler store)
{
    // Nothing is ever opened that would have to be closed.
    readonly AmazonS3Client _client = Over(store);

    internal async Task<HttpStatusCode> GetAsync()
    {
        using var response = await _client.GetObjectAsync(new GetObjectRequest { BucketName = "examplebucket", Key = "photos/2026/08/03.jpg" });
        return response.HttpStatusCode;
    }

    static AmazonS3Client Over(HttpMessageHandler store) => new(
        new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        new AmazonS3Config
        {
            HttpClientFactory = new OneHttpClientFactory(new HttpClient(store)),
            ServiceURL = "http://127.0.0.1",
            ForcePathStyle = true,
            AuthenticationRegion = "eu-central-1",
        });

    sealed class OneHttpClientFactory(HttpClient client) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
