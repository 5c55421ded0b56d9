using System.Text;

namespace Storage.Http.Demo.Scenarios;

/// <summary>What the scenarios store and send.</summary>
static class Sample
{
    /// <summary>Bytes without a pattern, the same at every start.</summary>
    internal static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        var state = 2463534242u;
        foreach (ref var item in bytes.AsSpan())
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            item = (byte)state;
        }

        return bytes;
    }

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
