namespace Storage.Http.Retry;

/// <summary>Which headers have to be kept because something inside may change them.</summary>
enum HeaderCare
{
    /// <summary>Nobody has looked yet.</summary>
    Unknown,

    /// <summary>Nothing inside touches them.</summary>
    None,

    /// <summary>The primary handler follows redirects, which takes the Authorization header away.</summary>
    Authorization,

    /// <summary>Another handler stands inside, such as one that signs.</summary>
    All,
}
