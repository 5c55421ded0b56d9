namespace Storage.Http.Responses;

/// <summary>How far the body of an answer is read.</summary>
enum BodyInterest
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Up to the root's name, and on when it is an XML error.</summary>
    ErrorRoot,

    /// <summary>Up to the root's name, and on when it is an XML error or anything in JSON.</summary>
    ErrorDocument,

    /// <summary>To its end.</summary>
    Whole,
}
