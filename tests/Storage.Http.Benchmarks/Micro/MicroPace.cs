namespace Storage.Http.Benchmarks.Micro;

/// <summary>How long each case is measured.</summary>
enum MicroPace
{
    /// <summary>Twice, each time in a process of its own: what the page shows.</summary>
    Full,

    /// <summary>Once, and for a second or two: what one looks at while changing the code.</summary>
    Quick,

    /// <summary>One call in this process: whether it runs at all.</summary>
    Dry,
}
