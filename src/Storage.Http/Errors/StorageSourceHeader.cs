namespace Storage.Http;

/// <summary>A request header that makes a PUT take its content from elsewhere in the store or on the web.</summary>
public sealed class StorageSourceHeader
{
    /// <summary>Describes the header.</summary>
    /// <param name="name">The header's name, such as <c>x-cos-copy-source</c>.</param>
    /// <param name="result">What a good answer looks like.</param>
    /// <param name="removesSource">Whether the source is gone afterwards (a move), so that the request is not idempotent. Default false.</param>
    public StorageSourceHeader(string name, StorageResult result, bool removesSource = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(result);
        Name = name;
        Result = result;
        RemovesSource = removesSource;
    }

    /// <summary>The header's name.</summary>
    public string Name { get; }

    /// <summary>What a good answer looks like.</summary>
    public StorageResult Result { get; }

    /// <summary>Whether the source is gone afterwards, so that the request is not idempotent.</summary>
    public bool RemovesSource { get; }
}
