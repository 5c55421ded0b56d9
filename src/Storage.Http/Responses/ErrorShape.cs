namespace Storage.Http.Responses;

/// <summary>The looks of an error document.</summary>
enum ErrorShape
{
    /// <summary>No document, or one without a telling look.</summary>
    None,

    /// <summary>XML with the root Error, as S3 began it.</summary>
    Xml,

    /// <summary>JSON with code and request_id, as QingStor writes it.</summary>
    SnakeCaseJson,

    /// <summary>JSON with Code and TraceId, as Coffer writes it.</summary>
    PascalCaseJson,
}
