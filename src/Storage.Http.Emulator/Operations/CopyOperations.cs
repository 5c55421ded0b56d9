using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Operations;

/// <summary>Copy, part copy, and QingStor's move and fetch.</summary>
static class CopyOperations
{
    const string MoveHeader = "x-qs-move-source";
    const string FetchHeader = "x-qs-fetch-source";

    // Coffer has no copy, but a caller may well try COS's header on it.
    internal static bool IsAsked(StoreRequest request) =>
        request.Headers.ContainsKey(request.Dialect.CopySourceHeader)
        || (request.Dialect.Provider == StorageProvider.TencentCoffer && request.Headers.ContainsKey("x-cos-copy-source"))
        || (request.Dialect.HeaderPrefix == "x-qs-" && (request.Headers.ContainsKey(MoveHeader) || request.Headers.ContainsKey(FetchHeader)));

    internal static Outcome Copy(StoreRequest request)
    {
        BucketOperations.Require(request);
        Preconditions.RequireForWrite(request);
        var source = FindSource(request);
        var replaces = string.Equals(request.Header($"{request.Dialect.HeaderPrefix}metadata-directive"), "REPLACE", StringComparison.OrdinalIgnoreCase)
            || string.Equals(request.Header($"{request.Dialect.HeaderPrefix}metadata-directive"), "Replaced", StringComparison.OrdinalIgnoreCase);
        var headers = replaces ? ObjectHeaders.Read(request) : source.Headers;
        var etag = ContentHash.ETag(source.Content.Span, request.Dialect.UpperETag);
        var document = request.Dialect.Documents.Copied(etag, request.Now, source.Content.Span, isPart: false);
        return new(AnswerMaker.Result(request, document, request.Dialect.StreamsResults, request.Dialect.WrittenStatus), () =>
        {
            if (request.Headers.ContainsKey(MoveHeader))
            {
                request.Store.Delete(source.Bucket, source.Key);
            }

            request.Store.Write(request.Bucket, request.Key, source.Content, etag, request.Now, headers);
        });
    }

    internal static Outcome CopyPart(StoreRequest request)
    {
        var (upload, number) = MultipartOperations.FindPart(request);
        var source = FindSource(request);
        var range = ByteRange.Read(request.Header(request.Dialect.CopyRangeHeader), source.Content.Length);
        var content = range is { } some ? source.Content.Slice(some.First, some.Length) : source.Content;
        var part = new UploadedPart(content, ContentHash.ETag(content.Span, request.Dialect.UpperETag));
        var document = request.Dialect.Documents.Copied(part.ETag, request.Now, content.Span, isPart: true);
        return new(
            AnswerMaker.Result(request, document, request.Dialect.StreamsResults, request.Dialect.WrittenStatus),
            () => upload.Parts[number] = part);
    }

    static StoredObject FindSource(StoreRequest request)
    {
        var dialect = request.Dialect;
        if (request.Header(FetchHeader) is { } url && dialect.HeaderPrefix == "x-qs-")
        {
            return FindOwn(request, url) ?? throw new RefusedException(StoreError.UpstreamFailed, "The emulator fetches from its own addresses only, and found nothing there.");
        }

        var header = dialect.HeaderPrefix == "x-qs-" && request.Headers.ContainsKey(MoveHeader) ? MoveHeader : dialect.CopySourceHeader;
        var address = CopySource.Parse(request.Header(header) ?? "") ?? throw new RefusedException(StoreError.InvalidCopySource, "The source names no bucket and key.");
        var found = request.Store.Find(address.Bucket, address.Key) ?? throw new RefusedException(StoreError.NoSuchCopySource, "The source does not exist.");
        return Preconditions.Judge(request, found, header + "-") == Preconditions.Verdict.Go
            ? found
            : throw new RefusedException(StoreError.PreconditionFailed, "A condition on the source does not hold.");
    }

    static StoredObject? FindOwn(StoreRequest request, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.Authority.Equals(request.Host, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var address = ObjectAddress.Parse(uri.PathAndQuery);
        return request.Store.Find(address.Bucket, address.Key);
    }
}
