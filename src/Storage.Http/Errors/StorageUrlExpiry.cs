namespace Storage.Http;

/// <summary>Where the query of a URL signed beforehand tells when the URL runs out.</summary>
public sealed class StorageUrlExpiry
{
    /// <summary>Describes the key.</summary>
    /// <param name="key">
    /// The query key, such as <c>Expires</c>. Its value is the second of Unix time at which the URL runs out; of two that a semicolon parts, the second is.
    /// </param>
    /// <param name="startKey">
    /// The query key of the time of signing, such as <c>X-Amz-Date</c>, written as <c>20261121T080000Z</c>; the value of <paramref name="key"/> counts the
    /// seconds from there. Default null.
    /// </param>
    public StorageUrlExpiry(string key, string? startKey = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        Key = key;
        StartKey = startKey;
    }

    /// <summary>The query key of the time at which the URL runs out, or of the seconds until then.</summary>
    public string Key { get; }

    /// <summary>The query key of the time that the seconds count from; null when they count as Unix time does.</summary>
    public string? StartKey { get; }
}
