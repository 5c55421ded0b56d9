using Storage.Http.Requests;

namespace Storage.Http.Telemetry;

/// <summary>A server as metrics and spans name it: without the bucket.</summary>
readonly record struct ServerName(string Address, int Port)
{
    internal KeyValuePair<string, object?>[] ToTags() => [new(StorageTags.ServerAddress, Address), new(StorageTags.ServerPort, Port)];

    /// <summary>The server that a request goes to; null where it is not known which part of the host is the bucket.</summary>
    internal static ServerName? Of(Uri? uri, ProviderSet providers) => ServerAddress.Of(uri, providers) is { } address ? new(address, uri!.Port) : null;
}
