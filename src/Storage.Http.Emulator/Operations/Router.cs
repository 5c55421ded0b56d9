using System.Collections.Frozen;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

/// <summary>Finds the operation that a request asks for.</summary>
static class Router
{
    static readonly FrozenSet<string> ListKeys = FrozenSet.ToFrozenSet(
        ["prefix", "delimiter", "marker", "max-keys", "limit", "list-type", "continuation-token", "start-after", "encoding-type", "fetch-owner"]);

    // Questions and settings that the emulator does not know; taken for a plain PUT they would overwrite the object.
    static readonly FrozenSet<string> ObjectSubresources = FrozenSet.ToFrozenSet(
        ["acl", "tagging", "restore", "torrent", "select", "legal-hold", "retention", "attributes", "symlink", "objectMeta", "callback_status"]);

    internal static Outcome Execute(StoreRequest request)
    {
        try
        {
            if (AwsChunked.IsUsed(request))
            {
                request.Body = AwsChunked.Decode(request.Body.Span);
            }

            return Find(request)(request);
        }
        catch (RefusedException refused)
        {
            var (code, status) = request.Dialect.Errors[refused.Error];
            var answer = AnswerMaker.Error(request, code, status, refused.Message);
            return new(refused.Header is { } header ? answer.With(header.Key, header.Value) : answer);
        }
    }

    static Func<StoreRequest, Outcome> Find(StoreRequest request)
    {
        if (request.Bucket.Length == 0)
        {
            return NotImplemented;
        }

        return request.Key.Length == 0 ? FindBucket(request) : FindObject(request);
    }

    static Func<StoreRequest, Outcome> FindBucket(StoreRequest request)
    {
        var isSubresource = request.Query.Keys.Any(key => !ListKeys.Contains(key) && request.Dialect.Provider.BucketQueryKeys.Contains(key));
        return request.Method switch
        {
            "POST" when request.Query.ContainsKey("delete") && request.Dialect.HasDeleteMultiple => DeleteOperations.DeleteMultiple,
            "GET" or "PUT" or "DELETE" when isSubresource => NotImplemented,
            "GET" => ListOperation.List,
            "HEAD" => BucketOperations.Head,
            "PUT" => BucketOperations.Create,
            "DELETE" => BucketOperations.Delete,
            _ => MethodNotAllowed,
        };
    }

    static Func<StoreRequest, Outcome> FindObject(StoreRequest request)
    {
        if (request.Query.Keys.Any(ObjectSubresources.Contains))
        {
            return NotImplemented;
        }

        var dialect = request.Dialect;
        var isUpload = request.Query.ContainsKey(dialect.Provider.UploadIdKey);
        var isCopy = CopyOperations.IsAsked(request);
        return request.Method switch
        {
            "GET" or "HEAD" when isUpload => NotImplemented, // the list of parts
            "GET" or "HEAD" => ReadOperation.Read,
            "PUT" when isCopy && !dialect.HasCopy => MethodNotAllowed,
            "PUT" when isCopy && isUpload => CopyOperations.CopyPart,
            "PUT" when isCopy => CopyOperations.Copy,
            "PUT" when isUpload => MultipartOperations.UploadPart,
            "PUT" => WriteOperations.Put,
            "DELETE" when isUpload => MultipartOperations.Abort,
            "DELETE" => DeleteOperations.Delete,
            "POST" when isUpload => MultipartOperations.Complete,
            "POST" when request.Query.ContainsKey("uploads") => MultipartOperations.Initiate,
            "POST" when request.Query.ContainsKey(dialect.Provider.AppendKey) => WriteOperations.Append,
            _ => MethodNotAllowed,
        };
    }

    static Outcome NotImplemented(StoreRequest request) => throw new RefusedException(StoreError.NotImplemented, "The emulator does not know this operation.");

    static Outcome MethodNotAllowed(StoreRequest request) => throw new RefusedException(StoreError.MethodNotAllowed, "This resource does not know this method.");
}
