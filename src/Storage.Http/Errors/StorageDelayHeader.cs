namespace Storage.Http;

/// <summary>An answer's header by which a store asks for a wait.</summary>
public sealed class StorageDelayHeader
{
    /// <summary>Describes the header.</summary>
    /// <param name="name">The header's name, such as <c>x-oss-qos-delay-time</c>.</param>
    /// <param name="unit">What the number in it counts; default one millisecond.</param>
    /// <param name="askedBy">The request's header or query key by which the caller itself asks to be served slowly, such as <c>x-oss-traffic-limit</c>; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not positive.</exception>
    public StorageDelayHeader(string name, TimeSpan? unit = null, string? askedBy = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        AskedBy = askedBy;
        Unit = unit ?? TimeSpan.FromMilliseconds(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Unit, TimeSpan.Zero, nameof(unit));
    }

    /// <summary>The header's name.</summary>
    public string Name { get; }

    /// <summary>What the number in it counts.</summary>
    public TimeSpan Unit { get; }

    /// <summary>The request's header or query key by which the caller itself asks to be served slowly; a success that tells of a wait is then no sign of too many requests. Null for none.</summary>
    public string? AskedBy { get; }
}
