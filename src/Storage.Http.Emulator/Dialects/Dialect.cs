using System.Collections.Frozen;

namespace Storage.Http.Emulator.Dialects;

/// <summary>How one store speaks: its headers, statuses, codes and documents, as data.</summary>
sealed record Dialect
{
    internal required StorageProvider Provider { get; init; }

    internal required IDocuments Documents { get; init; }

    internal required FrozenDictionary<StoreError, (string Code, int Status)> Errors { get; init; }

    internal required Func<long, AnswerIds> Ids { get; init; }

    /// <summary>What the store's own headers begin with: <c>x-cos-</c>.</summary>
    internal required string HeaderPrefix { get; init; }

    /// <summary>The <c>Server</c> header, or null for none.</summary>
    internal string? Server { get; init; }

    internal bool UpperETag { get; init; }

    /// <summary>The status of a good PUT, copy and complete.</summary>
    internal int WrittenStatus { get; init; } = 200;

    internal int FirstPart { get; init; } = 1;

    internal string PartNumberKey { get; init; } = "partNumber";

    internal string CopyRangeHeader { get; init; } = "";

    /// <summary>The query key that limits a page of a listing.</summary>
    internal string MaxKeysKey { get; init; } = "max-keys";

    internal bool HasCopy { get; init; } = true;

    internal bool HasDeleteMultiple { get; init; } = true;

    /// <summary>Whether copy and complete are answered in chunks, since blanks may come first.</summary>
    internal bool StreamsResults { get; init; }

    /// <summary>Whether answers tell the object's CRC64.</summary>
    internal bool HasChecksum { get; init; }

    /// <summary>Whether an error without a body stands in a header in base64.</summary>
    internal bool TellsHeadErrors { get; init; }

    internal string CopySourceHeader => HeaderPrefix + "copy-source";

    internal string MetaPrefix => HeaderPrefix + "meta-";
}
