namespace Storage.Http.Requests;

/// <summary>What a key in a request's query means to one of the stores.</summary>
[Flags]
enum QueryKeyRoles
{
    None = 0,

    /// <summary>Makes a GET on a bucket a question to the bucket.</summary>
    Bucket = 1,

    /// <summary>Makes a POST a complete.</summary>
    UploadId = 2,

    /// <summary>Makes a POST a delete of many.</summary>
    Delete = 4,

    /// <summary>Makes a POST or PUT an append.</summary>
    Append = 8,

    /// <summary>Asks for a callback.</summary>
    Callback = 16,

    /// <summary>Holds the signature of a URL signed beforehand.</summary>
    Signature = 32,
}
