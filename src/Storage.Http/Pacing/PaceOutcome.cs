namespace Storage.Http.Pacing;

/// <summary>What an answer says of the pace.</summary>
enum PaceOutcome
{
    /// <summary>Nothing: it was lost, or the fault lies elsewhere.</summary>
    Unknown,

    /// <summary>The store took the request.</summary>
    Accepted,

    /// <summary>It took the request, but made it wait, because it is asked too much.</summary>
    Slowed,

    /// <summary>It refused the request and asked to slow down.</summary>
    Refused,
}
