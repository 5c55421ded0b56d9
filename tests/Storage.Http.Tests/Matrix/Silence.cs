namespace Storage.Http.Tests.Matrix;

/// <summary>Who ends a call whose store has fallen silent.</summary>
enum Silence
{
    None,

    /// <summary>The timeout of the attempt, before the header or within a body that is looked into.</summary>
    Attempt,

    /// <summary>The timeout for the body of an error.</summary>
    ErrorBody,

    /// <summary>The caller, who cancels.</summary>
    Caller,
}
