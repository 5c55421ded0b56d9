namespace Storage.Http.Responses;

/// <summary>How a body is compressed.</summary>
enum ContentCoding
{
    Identity,
    Gzip,
    Deflate,
    Brotli,

    /// <summary>In a way that is not known here; looked at as it stands.</summary>
    Unknown,
}
