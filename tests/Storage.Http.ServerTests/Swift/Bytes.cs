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
}
