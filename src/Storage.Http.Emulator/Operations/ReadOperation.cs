using System.Globalization;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

/// <summary>GET and HEAD of an object.</summary>
static class ReadOperation
{
    internal static Outcome Read(StoreRequest request)
    {
        BucketOperations.Require(request);
        var found = request.Store.Find(request.Bucket, request.Key) ?? throw new RefusedException(StoreError.NoSuchKey, "The key does not exist.");
        switch (Preconditions.Judge(request, found))
        {
            case Preconditions.Verdict.Failed:
                throw new RefusedException(StoreError.PreconditionFailed, "A condition of the request does not hold.");
            case Preconditions.Verdict.NotModified:
                return new(ObjectHeaders.Described(request, found, AnswerMaker.Empty(request, 304)) with { ContentType = null });
            default:
                return new(Whole(request, found));
        }
    }

    static Answer Whole(StoreRequest request, StoredObject found)
    {
        var length = found.Content.Length;
        if (ByteRange.Read(request.Header("Range"), length) is not { } range)
        {
            return ObjectHeaders.Described(request, found, AnswerMaker.Empty(request, 200)) with { Body = found.Content };
        }

        return ObjectHeaders.Described(request, found, AnswerMaker.Empty(request, 206))
            .With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {range.First}-{range.Last}/{length}")) with
        {
            Body = found.Content.Slice(range.First, range.Length),
        };
    }
}
