using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Operations;

/// <summary>What is kept with an object, and what answers tell of it.</summary>
static class ObjectHeaders
{
    static readonly string[] Kept = ["Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    /// <summary>The headers of a write that stay with the object.</summary>
    internal static Dictionary<string, string> Read(StoreRequest request)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Kept)
        {
            if (request.Header(name) is { } value && value != "aws-chunked")
            {
                kept[name] = value.Replace("aws-chunked,", "", StringComparison.Ordinal);
            }
        }

        foreach (var (name, value) in request.Headers)
        {
            if (name.StartsWith(request.Dialect.MetaPrefix, StringComparison.OrdinalIgnoreCase))
            {
                kept[name] = value.ToString();
            }
        }

        kept.TryAdd("Content-Type", "application/octet-stream");
        return kept;
    }

    /// <summary>The answer to a write: entity tag, and the checksum where the store tells it.</summary>
    internal static Answer Written(StoreRequest request, string etag, ReadOnlySpan<byte> content)
    {
        var answer = AnswerMaker.Empty(request, request.Dialect.WrittenStatus).With("ETag", XmlDocuments.Quoted(etag));
        return request.Dialect.HasChecksum ? answer.With($"{request.Dialect.HeaderPrefix}hash-crc64ecma", Crc64.Text(content)) : answer;
    }

    /// <summary>The headers of a read.</summary>
    internal static Answer Described(StoreRequest request, StoredObject found, Answer answer)
    {
        answer = answer
            .With("ETag", XmlDocuments.Quoted(found.ETag))
            .With("Last-Modified", AnswerMaker.HttpDate(found.LastModified))
            .With("Accept-Ranges", "bytes");
        foreach (var (name, value) in found.Headers)
        {
            answer = name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? answer with { ContentType = value } : answer.With(name, value);
        }

        if (request.Dialect.HeaderPrefix == "x-oss-")
        {
            answer = answer.With("x-oss-object-type", found.IsAppendable ? "Appendable" : "Normal");
        }

        return request.Dialect.HasChecksum ? answer.With($"{request.Dialect.HeaderPrefix}hash-crc64ecma", found.Checksum) : answer;
    }
}
