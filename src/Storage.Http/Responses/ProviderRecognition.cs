using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Tells which store answered: the configured one, else by id header, host, Server header, and last by the looks of the document.</summary>
static class ProviderRecognition
{
    internal static StorageProvider? Find(HttpRequestMessage request, in AnswerHeaders headers, ProviderSet providers, ErrorShape shape) =>
        providers.Configured ?? headers.IdOwner ?? ByHost(request, providers) ?? ByServer(headers.Server, providers) ?? ByShape(shape);

    static StorageProvider? ByHost(HttpRequestMessage request, ProviderSet providers) =>
        request.RequestUri is { IsAbsoluteUri: true } uri ? providers.ByHost(uri.IdnHost) : null;

    static StorageProvider? ByServer(string? server, ProviderSet providers)
    {
        if (server is null)
        {
            return null;
        }

        foreach (var provider in providers.Candidates)
        {
            foreach (var name in provider.ServerNames)
            {
                if (server.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    return provider;
                }
            }
        }

        return null;
    }

    static StorageProvider? ByShape(ErrorShape shape) => shape switch
    {
        ErrorShape.Xml => StorageProvider.S3,
        ErrorShape.SnakeCaseJson => StorageProvider.QingStor,
        ErrorShape.PascalCaseJson => StorageProvider.TencentCoffer,
        _ => null,
    };
}
