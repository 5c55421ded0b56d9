namespace Storage.Http.Telemetry;

/// <summary>A server as metrics and spans name it: without the bucket.</summary>
readonly record struct ServerName(string Address, int Port)
{
    internal KeyValuePair<string, object?>[] ToTags() => [new(StorageTags.ServerAddress, Address), new(StorageTags.ServerPort, Port)];
}
