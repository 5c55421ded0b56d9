namespace Storage.Http;

/// <summary>What a handler does with what it finds.</summary>
enum StorageHandling
{
    /// <summary>Classify and log only.</summary>
    Classify,

    /// <summary>Classify, retry and log.</summary>
    Retry,
}
