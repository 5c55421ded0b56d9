namespace Storage.Http.Emulator.Dialects;

/// <summary>The bodies of a dialect, written and read.</summary>
interface IDocuments
{
    string ErrorContentType { get; }

    string ResultContentType { get; }

    /// <summary>What may be sent before blanks that keep the connection alive, as the start of the document; empty when blanks come first.</summary>
    string Opening { get; }

    byte[] Error(ErrorFacts error);

    byte[] Copied(string etag, DateTimeOffset modified, ReadOnlySpan<byte> content, bool isPart);

    byte[] Initiated(string bucket, string key, string uploadId);

    byte[] Completed(string location, string bucket, string key, string etag, ReadOnlySpan<byte> content);

    byte[] Deleted(Deletions deletions);

    byte[] Listed(Listing listing);

    /// <summary>Reads a complete's list, or null when it is malformed.</summary>
    IReadOnlyList<PartReference>? ReadParts(ReadOnlyMemory<byte> body);

    /// <summary>Reads a delete-multiple's list, or null when it is malformed.</summary>
    Deletions? ReadDeletions(ReadOnlyMemory<byte> body);
}
