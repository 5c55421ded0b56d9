namespace Storage.Http.Responses;

/// <summary>What a document begins with.</summary>
enum RootShape
{
    /// <summary>Not known yet; of a whole document: nothing but blanks and comments, or cut before the root's name ended.</summary>
    Undecided,

    /// <summary>An XML element.</summary>
    Xml,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>UTF-16: transcode it and look again.</summary>
    Utf16,

    /// <summary>Neither: plain text, a JSON array, or a document type declaration, after which nothing is believed.</summary>
    Other,
}
