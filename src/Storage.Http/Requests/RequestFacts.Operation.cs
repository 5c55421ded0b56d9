using System.Net.Http.Headers;

namespace Storage.Http.Requests;

readonly partial record struct RequestFacts
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
            if ((providers.RolesOf(query.Key) & (QueryKeyRoles.UploadId | QueryKeyRoles.Delete)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    // Methods are compared as HttpClient sends them: it writes the known ones in capitals.
    static StorageOperation Named(HttpMethod method) =>
        method == HttpMethod.Get ? StorageOperation.ReadObject
        : method == HttpMethod.Put ? StorageOperation.Put
        : method == HttpMethod.Head || method == HttpMethod.Delete || method == HttpMethod.Options || method == HttpMethod.Trace ? StorageOperation.Bodiless
        : StorageOperation.Post;

    static StorageOperation Refine(StorageOperation operation, QueryKeyRoles roles) => operation switch
    {
        StorageOperation.ReadObject when (roles & QueryKeyRoles.Bucket) != 0 => StorageOperation.ReadBucket,
        StorageOperation.Post when (roles & QueryKeyRoles.UploadId) != 0 => StorageOperation.Complete,
        StorageOperation.Post when (roles & QueryKeyRoles.Delete) != 0 => StorageOperation.DeleteMultiple,
        StorageOperation.Post or StorageOperation.Put when (roles & QueryKeyRoles.Append) != 0 => StorageOperation.Append,
        _ => operation,
    };

    static StorageSourceHeader? FindSource(HttpRequestHeaders requestHeaders, ProviderSet providers, out StorageProvider? owner)
    {
        var headers = requestHeaders.NonValidated;
        if (headers.Count > 0)
        {
            foreach (var known in providers.SourceHeaders)
            {
                if (headers.Contains(known.Header.Name))
                {
                    owner = known.Owner;
                    return known.Header;
                }
            }
        }

        owner = null;
        return null;
    }
}
