namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>What no reader can do without: every byte is looked at once.</summary>
static class Limits
{
    internal static int Count(ReadOnlySpan<byte> text, byte sought)
    {
        var count = 0;
        for (var at = text.IndexOf(sought); at >= 0; at = text.IndexOf(sought))
        {
            text = text[(at + 1)..];
            count++;
        }

        return count;
    }

    internal static int Copy(byte[] text, byte[] copy)
    {
        text.AsSpan().CopyTo(copy);
        return copy.Length;
    }
}
