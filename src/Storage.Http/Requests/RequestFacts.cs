using System.Net.Http.Headers;

namespace Storage.Http.Requests;

/// <summary>What a request asks for, read from its method, URI and headers against the stores' data. Made only when an answer calls for it.</summary>
sealed partial class RequestFacts
{
    RequestFacts()
    {
    }

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

        var preSigned = false;
        var callback = false;
        var query = new QueryReader(uri);
        while (query.Read())
        {
            if (operation == StorageOperation.ReadObject && providers.IsBucketQueryKey(query.Key))
            {
                operation = StorageOperation.ReadBucket;
            }

            foreach (var provider in providers.Candidates)
            {
                preSigned |= Contains(provider.SignatureQueryKeys, query.Key);
                callback |= Contains(provider.CallbackQueryKeys, query.Key);
                operation = Refine(operation, query.Key, provider, ref hint);
            }
        }

        var processing = false;
        foreach (var provider in providers.Candidates)
        {
            callback |= HasAny(headers, provider.CallbackHeaders);
            processing |= HasAny(headers, provider.ProcessingHeaders);
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
            AsksCallback = callback,
            AsksProcessing = processing,
            IsPreSigned = preSigned,
        };
    }

    static bool Contains(IReadOnlyList<string> keys, ReadOnlySpan<char> key)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (key.SequenceEqual(keys[i]))
            {
                return true;
            }
        }

        return false;
    }

    static bool HasAny(HttpRequestHeaders headers, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (headers.NonValidated.Contains(names[i]))
            {
                return true;
            }
        }

        return false;
    }
}
