using System.Globalization;
using System.Text;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Operations;

/// <summary>PUT of an object, and append.</summary>
static class WriteOperations
{
    internal static Outcome Put(StoreRequest request)
    {
        BucketOperations.Require(request);
        CheckDigest(request);
        Preconditions.RequireForWrite(request);
        var etag = ContentHash.ETag(request.Body.Span, request.Dialect.UpperETag);
        var headers = ObjectHeaders.Read(request);
        return new(
            Callback(request, ObjectHeaders.Written(request, etag, request.Body.Span)),
            () => request.Store.Write(request.Bucket, request.Key, request.Body, etag, request.Now, headers));
    }

    internal static Outcome Append(StoreRequest request)
    {
        BucketOperations.Require(request);
        CheckDigest(request);
        var found = request.Store.Find(request.Bucket, request.Key);
        if (found is { IsAppendable: false })
        {
            throw new RefusedException(StoreError.NotAppendable, "The object was not made by an append.");
        }

        var length = found?.Content.Length ?? 0;
        var nextHeader = request.Dialect.HeaderPrefix == "x-oss-" ? "x-oss-next-append-position" : $"{request.Dialect.HeaderPrefix}next-append-position";
        if (!int.TryParse(request.QueryValue("position"), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position != length)
        {
            throw new RefusedException(StoreError.WrongPosition, "The position is not the object's length.", nextHeader, Text(length));
        }

        byte[] content = [.. found is null ? default : found.Content.Span, .. request.Body.Span];
        var etag = ContentHash.ETag(content, request.Dialect.UpperETag);
        var headers = ObjectHeaders.Read(request);
        return new(
            (ObjectHeaders.Written(request, etag, content) with { Status = 200 }).With(nextHeader, Text(content.Length)),
            () => request.Store.Write(request.Bucket, request.Key, content, etag, request.Now, headers, appendable: true));
    }

    /// <summary>A callback is not made; the answer is what the server called back might have said.</summary>
    internal static Answer Callback(StoreRequest request, Answer answer)
    {
        var provider = request.Dialect.Provider;
        return provider.CallbackHeaders.Any(request.Headers.ContainsKey) || provider.CallbackQueryKeys.Any(request.Query.ContainsKey)
            ? answer with { Body = """{"Status":"OK"}"""u8.ToArray(), ContentType = "application/json", IsChunked = false }
            : answer;
    }

    internal static void CheckDigest(StoreRequest request)
    {
        if (request.Header("Content-MD5") is not { } sent)
        {
            return;
        }

        Span<byte> digest = stackalloc byte[16];
        if (Encoding.ASCII.GetByteCount(sent) > 64 || !Convert.TryFromBase64String(sent, digest, out var written) || written != 16)
        {
            throw new RefusedException(StoreError.InvalidDigest, "Content-MD5 is no digest.");
        }

        if (!digest.SequenceEqual(ContentHash.Md5(request.Body.Span)))
        {
            throw new RefusedException(StoreError.BadDigest, "The body is not the one that Content-MD5 tells of.");
        }
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
