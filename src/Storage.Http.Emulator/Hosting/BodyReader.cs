using Microsoft.AspNetCore.Http;

namespace Storage.Http.Emulator.Hosting;

static class BodyReader
{
    const int BlockSize = 64 * 1024;

    /// <summary>Reads a body to its end, or as far as it comes, or up to a limit.</summary>
    internal static async Task<ReceivedBody> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return new(default, IsComplete: false, IsTooLarge: true);
        }

        var buffer = new byte[request.ContentLength ?? 0];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length && length > 0 && length == request.ContentLength)
                {
                    return new(buffer, IsComplete: true, IsTooLarge: false);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Max(BlockSize, length * 2));
                }

                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return new(buffer.AsMemory(0, length), IsComplete: true, IsTooLarge: false);
                }

                length += read;
                if (length > maxBytes)
                {
                    return new(buffer.AsMemory(0, length), IsComplete: false, IsTooLarge: true);
                }
            }
        }
        catch (Exception error) when (error is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return new(buffer.AsMemory(0, length), IsComplete: false, IsTooLarge: false); // the client broke off: recorded as far as it came
        }
    }

    /// <summary>Reads so many bytes of a body at most, and no more.</summary>
    internal static async Task<ReceivedBody> ReadSomeAsync(HttpRequest request, int bytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[bytes];
        var length = 0;
        try
        {
            while (length < bytes)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return new(buffer.AsMemory(0, length), IsComplete: true, IsTooLarge: false);
                }

                length += read;
            }
        }
        catch (Exception error) when (error is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return new(buffer.AsMemory(0, length), IsComplete: false, IsTooLarge: false);
        }

        return new(buffer, IsComplete: false, IsTooLarge: false);
    }
}
