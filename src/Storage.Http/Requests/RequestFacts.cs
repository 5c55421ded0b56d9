using System.Net.Http.Headers;

namespace Storage.Http.Requests;

/// <summary>What a request asks for, read from its method, URI and headers against the stores' data. Made only when an answer calls for it.</summary>
readonly partial record struct RequestFacts
{
    internal required StorageOperation Operation { get; init; }

    /// <summary>The header that made it a copy, or null.</summary>
    internal StorageSourceHeader? Source { get; init; }

    /// <summary>The store that the source header or the upload-id key gives away, or null.</summary>
    internal StorageProvider? ProviderHint { get; init; }

    /// <summary>Whether the store is asked to call someone back, which repeating the request would repeat.</summary>
    internal required bool AsksCallback { get; init; }

    /// <summary>Whether the content is processed on upload, so that the answer has another shape.</summary>
    internal required bool AsksProcessing { get; init; }

    /// <summary>Whether the signature stands in the query, so that nobody can make a new one.</summary>
    internal required bool IsPreSigned { get; init; }

    internal static RequestFacts Read(HttpRequestMessage request, ProviderSet providers) => Read(request.Method, request.RequestUri, request.Headers, providers);

    internal static RequestFacts Read(HttpMethod method, Uri? uri, HttpRequestHeaders headers, ProviderSet providers)
    {
        StorageSourceHeader? source = null;
        StorageProvider? hint = null;
        var operation = Named(method);
        if (operation == StorageOperation.Put && FindSource(headers, providers, out hint) is { } found)
        {
            source = found;
            operation = StorageOperation.Copy;
        }

        var seen = QueryKeyRoles.None;
        var query = new QueryReader(uri);
        while (query.Read())
        {
            var roles = providers.RolesOf(query.Key);
            seen |= roles;
            operation = Refine(operation, roles);
            if (operation == StorageOperation.Complete && (roles & QueryKeyRoles.UploadId) != 0)
            {
                hint = providers.ByUploadIdKey(query.Key);
            }
        }

        if (operation == StorageOperation.ReadBucket && !IsBucket(uri, providers))
        {
            operation = StorageOperation.ReadObject;
        }

        return new()
        {
            Operation = operation,
            Source = source,
            ProviderHint = hint,
            AsksCallback = (seen & QueryKeyRoles.Callback) != 0 || HasAny(headers, providers.CallbackHeaders),
            AsksProcessing = HasAny(headers, providers.ProcessingHeaders),
            IsPreSigned = (seen & QueryKeyRoles.Signature) != 0,
        };
    }

    static bool HasAny(HttpRequestHeaders headers, string[] names)
    {
        var values = headers.NonValidated;
        if (values.Count > 0)
        {
            foreach (var name in names)
            {
                if (values.Contains(name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
