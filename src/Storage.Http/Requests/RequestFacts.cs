using System.Net.Http.Headers;

namespace Storage.Http.Requests;

/// <summary>What a request asks for, read from its method, URI and headers against the stores' data. Made only when an answer calls for it.</summary>
sealed class RequestFacts
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

    /// <summary>Whether a GET asks a bucket: no key of an object in the path, and a query key of the bucket's own.</summary>
    internal static bool IsBucketRead(Uri? uri, ProviderSet providers)
    {
        var query = new QueryReader(uri);
        while (query.Read())
        {
            foreach (var provider in providers.Candidates)
            {
                if (Contains(provider.BucketQueryKeys, query.Key))
                {
                    return IsBucket(uri, providers);
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
            case StorageOperation.ReadObject when Contains(provider.BucketQueryKeys, key):
                return StorageOperation.ReadBucket;
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

    // A bucket is asked with the path "/" on its own host, or with one segment where the bucket stands in the path.
    static bool IsBucket(Uri? uri, ProviderSet providers)
    {
        if (uri is null || !uri.IsAbsoluteUri)
        {
            return false;
        }

        var path = uri.AbsolutePath.AsSpan().Trim('/');
        if (path.IsEmpty)
        {
            return true;
        }

        if (path.Contains('/'))
        {
            return false;
        }

        var host = uri.IdnHost;
        if (uri.IsLoopback || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || !host.Contains('.'))
        {
            return true;
        }

        foreach (var provider in providers.Candidates)
        {
            if (EndpointHost.Test(host, provider) == EndpointHost.Match.Endpoint)
            {
                return true;
            }
        }

        return false;
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
