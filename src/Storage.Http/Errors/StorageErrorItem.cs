namespace Storage.Http;

/// <summary>One key that failed inside an answer about many, such as that of a delete-multiple.</summary>
public sealed class StorageErrorItem
{
    /// <summary>Creates an item.</summary>
    /// <param name="key">The object key.</param>
    /// <param name="versionId">The version, or null.</param>
    /// <param name="code">The code in wire spelling, or null.</param>
    /// <param name="kind">What the code means.</param>
    /// <param name="message">The server's message, or null.</param>
    public StorageErrorItem(string? key, string? versionId, string? code, StorageErrorKind kind, string? message)
    {
        Key = key;
        VersionId = versionId;
        Code = code;
        Kind = kind;
        Message = message;
    }

    /// <summary>The object key, or null when the store did not say.</summary>
    public string? Key { get; }

    /// <summary>The version of the object, or null.</summary>
    public string? VersionId { get; }

    /// <summary>The code in wire spelling, or null when the store did not say.</summary>
    public string? Code { get; }

    /// <summary>What the code means.</summary>
    public StorageErrorKind Kind { get; }

    /// <summary>The server's message, or null. Text of the server: do not show it unescaped.</summary>
    public string? Message { get; }

    /// <summary>Code and kind, without the key and the message.</summary>
    /// <returns>For example <c>SlowDown (Throttling)</c>.</returns>
    public override string ToString() => $"{Code ?? "(no code)"} ({Kind})";
}
