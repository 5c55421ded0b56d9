using System.Globalization;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Operations;

static class MultipartOperations
{
    internal static Outcome Initiate(StoreRequest request)
    {
        BucketOperations.Require(request);
        var id = request.Store.NextUploadId();
        var upload = new MultipartUpload(id, request.Bucket, request.Key, ObjectHeaders.Read(request));
        return new(AnswerMaker.Result(request, request.Dialect.Documents.Initiated(request.Bucket, request.Key, id)), () => request.Store.AddUpload(upload));
    }

    internal static Outcome UploadPart(StoreRequest request)
    {
        var (upload, number) = FindPart(request);
        WriteOperations.CheckDigest(request);
        var part = new UploadedPart(request.Body, ContentHash.ETag(request.Body.Span, request.Dialect.UpperETag));
        return new(ObjectHeaders.Written(request, part.ETag, part.Content.Span), () => upload.Parts[number] = part);
    }

    internal static Outcome Abort(StoreRequest request)
    {
        var upload = FindUpload(request);
        return new(AnswerMaker.Empty(request, 204), () => request.Store.RemoveUpload(upload));
    }

    internal static Outcome Complete(StoreRequest request)
    {
        var upload = FindUpload(request);
        var asked = request.Dialect.Documents.ReadParts(request.Body) ?? throw new RefusedException(StoreError.MalformedBody, "The list of parts is malformed.");
        Preconditions.RequireForWrite(request);
        var parts = Select(upload, asked);
        byte[] content = [.. parts.SelectMany(part => part.Content.ToArray())];
        var etag = ContentHash.ETag(parts, request.Dialect.UpperETag);
        var document = request.Dialect.Documents.Completed(request.Location, request.Bucket, request.Key, etag, content);
        var answer = AnswerMaker.Result(request, document, request.Dialect.StreamsResults, request.Dialect.WrittenStatus);
        return new(WriteOperations.Callback(request, answer), () =>
        {
            request.Store.Write(request.Bucket, request.Key, content, etag, request.Now, upload.Headers);
            request.Store.RemoveUpload(upload);
        });
    }

    internal static (MultipartUpload Upload, int Number) FindPart(StoreRequest request)
    {
        if (!int.TryParse(request.QueryValue(request.Dialect.PartNumberKey), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < request.Dialect.FirstPart
            || number > 10_000)
        {
            throw new RefusedException(StoreError.InvalidArgument, "The part's number is out of range.");
        }

        return (FindUpload(request), number);
    }

    static MultipartUpload FindUpload(StoreRequest request) =>
        request.Store.FindUpload(request.Bucket, request.Key, request.QueryValue(request.Dialect.Provider.UploadIdKey) ?? "")
        ?? throw new RefusedException(StoreError.NoSuchUpload, "The upload does not exist: its id is wrong, or it was completed or aborted.");

    static List<UploadedPart> Select(MultipartUpload upload, IReadOnlyList<PartReference> asked)
    {
        var parts = new List<UploadedPart>(asked.Count);
        var last = -1;
        foreach (var reference in asked)
        {
            if (reference.Number <= last)
            {
                throw new RefusedException(StoreError.InvalidPartOrder, "The parts are not in ascending order.");
            }

            last = reference.Number;
            if (!upload.Parts.TryGetValue(reference.Number, out var part) || (reference.ETag is { } etag && !etag.Equals(part.ETag, StringComparison.OrdinalIgnoreCase)))
            {
                throw new RefusedException(StoreError.InvalidPart, "A part is missing, or is not the one that the list names.");
            }

            parts.Add(part);
        }

        return parts;
    }
}
