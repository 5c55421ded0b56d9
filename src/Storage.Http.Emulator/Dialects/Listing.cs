namespace Storage.Http.Emulator.Dialects;

/// <summary>A page of a bucket's objects.</summary>
sealed record Listing
{
    internal required string Bucket { get; init; }

    internal required string Prefix { get; init; }

    internal required string Delimiter { get; init; }

    /// <summary>The key after which the page begins: marker, start-after or continuation token.</summary>
    internal required string After { get; init; }

    internal required int MaxKeys { get; init; }

    /// <summary>The second version of S3's listing, with continuation tokens.</summary>
    internal required bool IsSecondVersion { get; init; }

    /// <summary>Whether keys are to be percent-encoded in the answer.</summary>
    internal required bool EncodesKeys { get; init; }

    internal IReadOnlyList<StoredObject> Objects { get; init; } = [];

    internal IReadOnlyList<string> CommonPrefixes { get; init; } = [];

    /// <summary>Where the next page begins, or null on the last one.</summary>
    internal string? Next { get; init; }

    internal string Spell(string key) => EncodesKeys ? Uri.EscapeDataString(key) : key;
}
