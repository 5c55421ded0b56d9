using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

static class BucketOperations
{
    internal static Outcome Head(StoreRequest request)
    {
        Require(request);
        return new(AnswerMaker.Empty(request, 200));
    }

    internal static Outcome Create(StoreRequest request)
    {
        if (request.Store.WasCreated(request.Bucket))
        {
            throw new RefusedException(StoreError.BucketAlreadyExists, "The bucket is there already, and yours.");
        }

        return new(AnswerMaker.Empty(request, request.Dialect.WrittenStatus), () => request.Store.CreateBucket(request.Bucket));
    }

    internal static Outcome Delete(StoreRequest request)
    {
        Require(request);
        if (!request.Store.IsEmpty(request.Bucket))
        {
            throw new RefusedException(StoreError.BucketNotEmpty, "The bucket holds objects.");
        }

        return new(AnswerMaker.Empty(request, 204), () => request.Store.DeleteBucket(request.Bucket));
    }

    internal static void Require(StoreRequest request)
    {
        if (!request.Store.HasBucket(request.Bucket))
        {
            throw new RefusedException(StoreError.NoSuchBucket, "The bucket does not exist.");
        }
    }
}
