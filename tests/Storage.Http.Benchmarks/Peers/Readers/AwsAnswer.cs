using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>The headers of an answer, as the AWS SDK wants them beside the body.</summary>
sealed class AwsAnswer : IWebResponseData
{
    public long ContentLength => 390;

    public string ContentType => "application/xml";

    public HttpStatusCode StatusCode => HttpStatusCode.ServiceUnavailable;

    public bool IsSuccessStatusCode => false;

    public IHttpResponseBody ResponseBody => throw new NotSupportedException("The body is handed over beside this.");

    public string[] GetHeaderNames() => [];

    public bool IsHeaderPresent(string headerName) => false;

    public string GetHeaderValue(string headerName) => "";

    public IEventStreamHeader GetEventStreamHeader(string headerName) => throw new NotSupportedException("There is no event stream.");

    public bool IsEventHeaderPresent(string headerName) => false;
}
