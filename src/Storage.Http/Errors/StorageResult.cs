namespace Storage.Http;

/// <summary>What a good answer to an operation looks like.</summary>
public sealed class StorageResult
{
    StorageResult(StorageResultFormat format, bool etagRequired = false, params string[] roots)
    {
        Format = format;
        EtagRequired = etagRequired;
        Roots = roots;
    }

    /// <summary>Anything goes, as with a callback whose answer is passed on: only an error document is a failure.</summary>
    public static StorageResult Anything { get; } = new(StorageResultFormat.Anything);

    /// <summary>No body at all, as QingStor answers a copy: only an error document is a failure.</summary>
    public static StorageResult Empty { get; } = new(StorageResultFormat.Empty);

    /// <summary>A JSON document; an empty or cut one is a failure.</summary>
    public static StorageResult Json { get; } = new(StorageResultFormat.Json);

    /// <summary>A JSON document that promises an <c>ETag</c>; an empty or cut one, or one without it, is a failure.</summary>
    public static StorageResult JsonWithEtag { get; } = new(StorageResultFormat.Json, etagRequired: true);

    /// <summary>An XML document; an empty or cut one is a failure.</summary>
    /// <param name="etagRequired">Whether the document promises an ETag element, so that one without it is a failure.</param>
    /// <param name="roots">The names that the root element of a good answer may have.</param>
    /// <returns>The expectation.</returns>
    public static StorageResult Xml(bool etagRequired, params string[] roots) => new(StorageResultFormat.Xml, etagRequired, roots);

    internal StorageResultFormat Format { get; }

    internal bool EtagRequired { get; }

    internal IReadOnlyList<string> Roots { get; }
}
