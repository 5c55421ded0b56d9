using System.Globalization;

namespace Storage.Http.Requests;

/// <summary>The server that a request goes to, however its URI is written: what is counted for each server is counted by this.</summary>
static class Authority
{
    /// <summary>Host and port, <c>http</c> and <c>https</c> apart by their ports; empty where there is none.</summary>
    internal static string Of(Uri? uri) => uri is { IsAbsoluteUri: true } ? string.Create(CultureInfo.InvariantCulture, $"{uri.IdnHost}:{uri.Port}") : "";
}
