using System.Globalization;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

/// <summary>The conditions of a request, under their plain names or under those of a copy's source.</summary>
static class Preconditions
{
    internal enum Verdict
    {
        Go,
        NotModified,
        Failed,
    }

    /// <summary>Judges an object by RFC 9110, section 13.2.2. <paramref name="prefix"/> is empty, or <c>x-cos-copy-source-</c>.</summary>
    internal static Verdict Judge(StoreRequest request, StoredObject found, string prefix = "")
    {
        var match = request.Header(prefix + "If-Match");
        if (match is not null ? !Matches(match, found.ETag) : Time(request, prefix + "If-Unmodified-Since") is { } unmodified && found.LastModified > unmodified)
        {
            return Verdict.Failed;
        }

        var noneMatch = request.Header(prefix + "If-None-Match");
        if (noneMatch is not null ? Matches(noneMatch, found.ETag) : Time(request, prefix + "If-Modified-Since") is { } modified && found.LastModified <= modified)
        {
            return Verdict.NotModified;
        }

        return Verdict.Go;
    }

    /// <summary>Refuses a write that must not overwrite, or must overwrite a certain version only.</summary>
    internal static void RequireForWrite(StoreRequest request)
    {
        var found = request.Store.Find(request.Bucket, request.Key);
        var forbids = string.Equals(request.Header($"{request.Dialect.HeaderPrefix}forbid-overwrite"), "true", StringComparison.OrdinalIgnoreCase);
        if (found is not null && (forbids || request.Header("If-None-Match") == "*"))
        {
            throw new RefusedException(StoreError.AlreadyExists, "The object exists and must not be overwritten.");
        }

        if (request.Header("If-Match") is { } match && (found is null || !Matches(match, found.ETag)))
        {
            throw new RefusedException(found is null ? StoreError.NoSuchKey : StoreError.PreconditionFailed, "The object is not the one that the condition names.");
        }
    }

    static bool Matches(string header, string etag)
    {
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part == "*" || part.Replace("W/", "", StringComparison.Ordinal).Trim('"').Equals(etag, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    static DateTimeOffset? Time(StoreRequest request, string header) =>
        DateTimeOffset.TryParseExact(request.Header(header), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
