using System.Globalization;
using System.Text;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

/// <summary>The frames that S3's SDKs put around an upload to sign it piece by piece: <c>size;chunk-signature=...</c>, then the bytes. Signatures are not checked.</summary>
static class AwsChunked
{
    internal static bool IsUsed(StoreRequest request) =>
        request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Takes the frames away.</summary>
    /// <exception cref="RefusedException">The frames are broken.</exception>
    internal static byte[] Decode(ReadOnlySpan<byte> body)
    {
        var content = new MemoryStream(body.Length);
        while (true)
        {
            var line = body.IndexOf("\r\n"u8);
            if (line < 0 || !int.TryParse(SizeOf(body[..line]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
            {
                throw Broken();
            }

            body = body[(line + 2)..];
            if (size == 0)
            {
                return content.ToArray(); // what follows are trailers: checksums and their signature
            }

            if (body.Length < size + 2L || !body.Slice(size, 2).SequenceEqual("\r\n"u8))
            {
                throw Broken();
            }

            content.Write(body[..size]);
            body = body[(size + 2)..];
        }
    }

    static string SizeOf(ReadOnlySpan<byte> line)
    {
        var semicolon = line.IndexOf((byte)';');
        return Encoding.ASCII.GetString(semicolon < 0 ? line : line[..semicolon]);
    }

    static RefusedException Broken() => new(StoreError.InvalidArgument, "The frames of the body are broken.");
}
