using System.Globalization;

namespace Storage.Http.Requests;

/// <summary>The server that a request goes to, however its URI is written: what is counted for each server is counted by this.</summary>
static class Authority
{
    /// <summary>Host and port, <c>http</c> and <c>https</c> apart by their ports; empty where there is none.</summary>
    internal static string Of(Uri? uri) => uri is { IsAbsoluteUri: true } ? string.Create(CultureInfo.InvariantCulture, $"{uri.IdnHost}:{uri.Port}") : "";

    /// <summary>The same, written into the room where there is enough.</summary>
    internal static ReadOnlySpan<char> Of(Uri? uri, Span<char> room) =>
        uri is { IsAbsoluteUri: true } && room.TryWrite(CultureInfo.InvariantCulture, $"{uri.IdnHost}:{uri.Port}", out var length) ? room[..length] : Of(uri);
}
