using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator;

/// <summary>An object as the emulator holds it. Immutable: a later write makes a new one.</summary>
public sealed class StoredObject
{
    internal StoredObject(string bucket, string key, ReadOnlyMemory<byte> content, string etag, DateTimeOffset lastModified, IReadOnlyDictionary<string, string> headers)
    {
        Bucket = bucket;
        Key = key;
        Content = content;
        ETag = etag;
        LastModified = lastModified;
        Headers = headers;
    }

    /// <summary>The bucket.</summary>
    public string Bucket { get; }

    /// <summary>The key, decoded, without a leading slash.</summary>
    public string Key { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The entity tag without quotes, in the spelling of the store: MD5 in hexadecimal, for a multipart upload with the number of parts behind.</summary>
    public string ETag { get; }

    /// <summary>When it was written, by the emulator's clock, to the second.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>What was stored beside the bytes: <c>Content-Type</c> and its like, and the user's metadata under its full header name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>How many writes of this key took effect since the emulator started, this one included: 1 unless it was written again.</summary>
    public int Writes { get; internal init; } = 1;

    /// <summary>The CRC64 of the bytes, worked out when it is first asked for.</summary>
    internal string Checksum => field ??= Crc64.Text(Content.Span);

    /// <summary>Whether the object was put together by appends.</summary>
    internal bool IsAppendable { get; init; }
}
