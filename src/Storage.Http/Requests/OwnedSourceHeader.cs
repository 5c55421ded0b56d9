namespace Storage.Http.Requests;

/// <summary>A header that makes a PUT a copy, and the store that it is of.</summary>
sealed class OwnedSourceHeader(StorageSourceHeader header, StorageProvider owner)
{
    internal StorageSourceHeader Header => header;

    internal StorageProvider Owner => owner;
}
