namespace Storage.Http.Requests;

/// <summary>What a request asks a store to do, as far as reading its answer and repeating it depend on that.</summary>
enum StorageOperation
{
    /// <summary>GET of an object, or of anything that is not known to be a bucket's.</summary>
    ReadObject,

    /// <summary>GET of a bucket: a listing, or a question about its settings.</summary>
    ReadBucket,

    /// <summary>HEAD, OPTIONS, DELETE and other methods that send nothing.</summary>
    Bodiless,

    /// <summary>PUT with a copy, move or fetch source; part copies included.</summary>
    Copy,

    /// <summary>POST that completes a multipart upload.</summary>
    Complete,

    /// <summary>POST that deletes many objects.</summary>
    DeleteMultiple,

    /// <summary>POST or PUT that appends to an object.</summary>
    Append,

    /// <summary>Any other PUT.</summary>
    Put,

    /// <summary>Any other POST, PATCH and the like.</summary>
    Post,
}
