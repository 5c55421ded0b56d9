using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Requests;
using Storage.Http.Responses;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>From an answer's bytes and headers to the verdict, with its row of the registry and all its strings.</summary>
sealed class OurReading
{
    readonly ErrorClassifier _classifier;
    readonly HttpRequestMessage _request = StoreRequest.GetFromCos();
    readonly HttpResponseMessage _response;

    internal OurReading(StorageProvider? provider, StoreAnswer answer)
    {
        var providers = new ProviderSet(provider, StorageErrorRegistry.Default.Providers);
        _classifier = new(StorageErrorRegistry.Default, providers, new(providers, TimeProvider.System));
        _response = answer.Prepare();
    }

    internal StorageError Read(byte[] body) => _classifier.ClassifyFailure(_request, _response, body)!;
}
