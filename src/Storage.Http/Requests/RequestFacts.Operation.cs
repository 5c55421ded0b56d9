using System.Net.Http.Headers;

namespace Storage.Http.Requests;

sealed partial class RequestFacts
{
    /// <summary>Whether a good answer to a PUT or POST holds a result that must be looked at even when it is empty.</summary>
    internal static bool PromisesResult(HttpRequestMessage request, ProviderSet providers)
    {
        if (request.Method == HttpMethod.Put)
        {
            return FindSource(request.Headers, providers, out _) is not null;
        }

        var query = new QueryReader(request.RequestUri);
        while (query.Read())
        {
            foreach (var provider in providers.Candidates)
            {
                StorageProvider? hint = null;
                if (Refine(StorageOperation.Post, query.Key, provider, ref hint) is StorageOperation.Complete or StorageOperation.DeleteMultiple)
                {
                    return true;
                }
            }
        }

        return false;
    }

    static StorageOperation Named(HttpMethod method) => method.Method switch
    {
        "GET" => StorageOperation.ReadObject,
        "PUT" => StorageOperation.Put,
        "HEAD" or "DELETE" or "OPTIONS" or "TRACE" => StorageOperation.Bodiless,
        _ => StorageOperation.Post,
    };

    static StorageOperation Refine(StorageOperation operation, ReadOnlySpan<char> key, StorageProvider provider, ref StorageProvider? hint)
    {
        switch (operation)
        {
            case StorageOperation.Post when key.SequenceEqual(provider.UploadIdKey):
                hint = provider.UploadIdKey == "uploadId" ? hint : provider;
                return StorageOperation.Complete;
            case StorageOperation.Post when key.SequenceEqual("delete"):
                return StorageOperation.DeleteMultiple;
            case StorageOperation.Post or StorageOperation.Put when key.SequenceEqual(provider.AppendKey):
                return StorageOperation.Append;
            default:
                return operation;
        }
    }

    static StorageSourceHeader? FindSource(HttpRequestHeaders requestHeaders, ProviderSet providers, out StorageProvider? owner)
    {
        var headers = requestHeaders.NonValidated;
        if (headers.Count > 0)
        {
            foreach (var provider in providers.Candidates)
            {
                foreach (var source in provider.SourceHeaders)
                {
                    if (headers.Contains(source.Name))
                    {
                        owner = provider;
                        return source;
                    }
                }
            }
        }

        owner = null;
        return null;
    }
}
