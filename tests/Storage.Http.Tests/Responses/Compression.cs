using System.IO.Compression;
using System.Text;

namespace Storage.Http.Tests.Responses;

static class Compression
{
    public static byte[] Gzip(string text) => Fold(text, static target => new GZipStream(target, CompressionLevel.Optimal));

    public static byte[] Zlib(string text) => Fold(text, static target => new ZLibStream(target, CompressionLevel.Optimal));

    public static byte[] RawDeflate(string text) => Fold(text, static target => new DeflateStream(target, CompressionLevel.Optimal));

    public static byte[] Brotli(string text) => Fold(text, static target => new BrotliStream(target, CompressionLevel.Optimal));

    static byte[] Fold(string text, Func<Stream, Stream> open)
    {
        var target = new MemoryStream();
        using (var stream = open(target))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
