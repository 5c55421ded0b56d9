using System.Net;
using Storage.Http.Requests;
using Storage.Http.Responses;

namespace Storage.Http.Benchmarks.Growth.Errors;

/// <summary>Makes the verdict on one document, as the handler does when its bytes are there.</summary>
sealed class ErrorReading : IDisposable
{
    readonly byte[] _document;
    readonly HttpRequestMessage _request;
    readonly HttpResponseMessage _response;
    readonly ErrorClassifier _classifier;
    readonly SuccessReader _successes;
    readonly ReadingPlan _plan;
    readonly bool _isResult;

    internal ErrorReading(ErrorForm form, byte[] document)
    {
        _document = document;
        _request = form.IsResult ? new(HttpMethod.Post, "https://bucket.example.com/?delete") : new(HttpMethod.Get, "https://bucket.example.com/key");
        _response = new(form.IsResult ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable) { Content = new ByteArrayContent(document) };
        var registry = StorageErrorRegistry.Default;
        var providers = new ProviderSet(form.IsXml ? StorageProvider.S3 : StorageProvider.QingStor, registry.Providers);
        var headers = new AnswerHeaderTable(providers, TimeProvider.System);
        _classifier = new(registry, providers, headers);
        _successes = new(registry, providers, headers, _classifier);
        _plan = ReadingPlan.For(_request, _response, providers);
        _isResult = form.IsResult;
    }

    /// <exception cref="InvalidOperationException">There is none, which no document here deserves.</exception>
    internal StorageError Read() =>
        (_isResult ? _successes.Read(_request, _response, _plan, _document, BodyEnd.Whole) : _classifier.ClassifyFailure(_request, _response, _document))
        ?? throw new InvalidOperationException("There is no verdict.");

    public void Dispose()
    {
        _request.Dispose();
        _response.Dispose();
    }
}
