using System.Security.Cryptography;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Contents for objects.</summary>
static class Bytes
{
    /// <summary>So many bytes that no two places look alike, the same each time.</summary>
    internal static byte[] Of(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

#pragma warning disable CA5351 // S3 prescribes MD5 here
    internal static byte[] Digest(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351 // S3 prescribes MD5 here

    /// <summary>The ETag of an object that was put at once.</summary>
    internal static string ETag(byte[] bytes) => $"\"{Convert.ToHexStringLower(Digest(bytes))}\"";
}
