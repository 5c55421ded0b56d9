using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Tells which store answered: the configured one, else by id header, host, Server header, and last by the looks of the document.</summary>
static class ProviderRecognition
{
    internal static StorageProvider? Find(HttpRequestMessage request, HttpResponseMessage response, ProviderSet providers, ErrorShape shape) =>
        providers.Configured
        ?? ByIdHeader(response, providers)
        ?? ByHost(request, providers)
        ?? ByServer(response, providers)
        ?? ByShape(shape);

    static StorageProvider? ByIdHeader(HttpResponseMessage response, ProviderSet providers)
    {
        foreach (var provider in providers.Candidates)
        {
            if (AnswerHeaders.FindFirst(response, provider.RequestIdHeaders) is not null)
            {
                return provider;
            }
        }

        return null;
    }

    static StorageProvider? ByHost(HttpRequestMessage request, ProviderSet providers) =>
        request.RequestUri is { IsAbsoluteUri: true } uri ? providers.ByHost(uri.IdnHost) : null;

    static StorageProvider? ByServer(HttpResponseMessage response, ProviderSet providers)
    {
        if (AnswerHeaders.Find(response, "Server") is not { } server)
        {
            return null;
        }

        foreach (var provider in providers.Candidates)
        {
            for (var i = 0; i < provider.ServerNames.Count; i++)
            {
                if (server.StartsWith(provider.ServerNames[i], StringComparison.OrdinalIgnoreCase))
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
