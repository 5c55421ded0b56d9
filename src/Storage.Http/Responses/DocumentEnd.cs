namespace Storage.Http.Responses;

/// <summary>How the reading of a document's element or object ended.</summary>
enum DocumentEnd
{
    /// <summary>It has not ended yet.</summary>
    Open,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>The text ran out.</summary>
    Cut,

    /// <summary>Something stands there that cannot.</summary>
    Damaged,
}
