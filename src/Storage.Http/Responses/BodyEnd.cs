namespace Storage.Http.Responses;

/// <summary>Why no more of a body was read.</summary>
enum BodyEnd
{
    /// <summary>It ended.</summary>
    Whole,

    /// <summary>It broke; the caller gets the same exception.</summary>
    Broken,

    /// <summary>There is more than the limit allows.</summary>
    Limit,

    /// <summary>It had not ended in time.</summary>
    Late,

    /// <summary>The rest is of no interest.</summary>
    Enough,
}
