namespace Storage.Http.Retry;

/// <summary>How often a request's content can be produced, judged by its type and never by reading it.</summary>
enum ContentSource
{
    /// <summary>From memory, as often as wanted.</summary>
    Memory,

    /// <summary>From streams that can be rewound to where they stood.</summary>
    Rewindable,

    /// <summary>Once.</summary>
    OneWay,
}
