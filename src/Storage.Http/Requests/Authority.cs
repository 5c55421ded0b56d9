using System.Globalization;

namespace Storage.Http.Requests;

/// <summary>The server that a request goes to, however its URI is written: what is counted for each server is counted by this.</summary>
static class Authority
{
    /// <summary>Host and port, <c>http</c> and <c>https</c> apart by their ports; empty where there is none.</summary>
    internal static string Of(Uri? uri) => uri is { IsAbsoluteUri: true } ? string.Create(CultureInfo.InvariantCulture, $"{uri.IdnHost}:{uri.Port}") : "";

    /// <summary>The same, written into the room where there is enough.</summary>
    internal static ReadOnlySpan<char> Of(Uri? uri, Span<char> room)
    {
        // Piece by piece: an interpolated text boxes the port until the runtime has optimized it.
        if (uri is { IsAbsoluteUri: true, IdnHost: var host } && host.Length < room.Length && uri.Port.TryFormat(room[(host.Length + 1)..], out var digits, provider: CultureInfo.InvariantCulture))
        {
            host.CopyTo(room);
            room[host.Length] = ':';
            return room[..(host.Length + 1 + digits)];
        }

        return Of(uri);
    }
}
