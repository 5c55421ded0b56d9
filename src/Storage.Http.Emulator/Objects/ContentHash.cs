using System.Security.Cryptography;

namespace Storage.Http.Emulator.Objects;

/// <summary>The digests that the stores show.</summary>
static class ContentHash
{
#pragma warning disable CA5351 // the stores' entity tags and Content-MD5 are MD5
    internal static byte[] Md5(ReadOnlySpan<byte> content) => MD5.HashData(content);
#pragma warning restore CA5351

    internal static string ETag(ReadOnlySpan<byte> content, bool upper)
    {
        var hash = Md5(content);
        return upper ? Convert.ToHexString(hash) : Convert.ToHexStringLower(hash);
    }

    /// <summary>The entity tag of a multipart object: the digest of the parts' digests, and their number.</summary>
    internal static string ETag(IReadOnlyList<UploadedPart> parts, bool upper)
    {
        var digests = new byte[parts.Count * 16];
        for (var i = 0; i < parts.Count; i++)
        {
            Md5(parts[i].Content.Span).CopyTo(digests, i * 16);
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ETag(digests, upper)}-{parts.Count}");
    }

    internal static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
