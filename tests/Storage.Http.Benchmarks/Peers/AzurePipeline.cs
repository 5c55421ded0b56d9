using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>The pipeline under the clients of Azure's SDK: request id, retry, redirects, log, over an HttpClient; a classifier says which answers are errors.</summary>
sealed class AzurePipeline(HttpMessageHandler store)
{
    static readonly Uri Address = new("https://examplebucket.s3.eu-central-1.amazonaws.com/photos/2026/08/03.jpg");
    static readonly ResponseClassifier Classifier = new StatusCodeClassifier([200]);

    readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(new PlainOptions { Transport = new HttpClientTransport(new HttpClient(store)) });

    /// <summary>Fetches the object without its body, which is left to whoever wants to read it.</summary>
    internal async Task<HttpStatusCode> GetAsync()
    {
        using var message = _pipeline.CreateMessage(null, Classifier);
        message.BufferResponse = false;
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(Address);
        await _pipeline.SendAsync(message, CancellationToken.None);
        return message.Response.IsError ? HttpStatusCode.InternalServerError : (HttpStatusCode)message.Response.Status;
    }

    sealed class PlainOptions : ClientOptions;
}
