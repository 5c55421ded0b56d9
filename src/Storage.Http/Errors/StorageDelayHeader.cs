namespace Storage.Http;

/// <summary>An answer's header by which a store asks for a wait.</summary>
public sealed class StorageDelayHeader
{
    /// <summary>Describes the header.</summary>
    /// <param name="name">The header's name, such as <c>x-oss-qos-delay-time</c>.</param>
    /// <param name="unit">What the number in it counts; default one millisecond.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not positive.</exception>
    public StorageDelayHeader(string name, TimeSpan? unit = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Unit = unit ?? TimeSpan.FromMilliseconds(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Unit, TimeSpan.Zero, nameof(unit));
    }

    /// <summary>The header's name.</summary>
    public string Name { get; }

    /// <summary>What the number in it counts.</summary>
    public TimeSpan Unit { get; }
}
