using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

static class DeleteOperations
{
    internal static Outcome Delete(StoreRequest request)
    {
        BucketOperations.Require(request);
        return new(AnswerMaker.Empty(request, 204), () => request.Store.Delete(request.Bucket, request.Key));
    }

    internal static Outcome DeleteMultiple(StoreRequest request)
    {
        BucketOperations.Require(request);
        WriteOperations.CheckDigest(request);
        var deletions = request.Dialect.Documents.ReadDeletions(request.Body) ?? throw new RefusedException(StoreError.MalformedBody, "The list of keys is malformed.");
        if (request.KeyFailures is { } failures)
        {
            deletions = deletions with { Failures = [.. deletions.Keys.Select(failures).OfType<KeyFailure>()] };
        }

        return new(AnswerMaker.Result(request, request.Dialect.Documents.Deleted(deletions)), () =>
        {
            foreach (var key in deletions.Deleted)
            {
                request.Store.Delete(request.Bucket, key);
            }
        });
    }
}
