namespace Storage.Http;

/// <summary>An answer's header that holds an error.</summary>
public sealed class StorageErrorHeader
{
    /// <summary>Describes the header.</summary>
    /// <param name="name">The header's name, such as <c>x-oss-err</c>.</param>
    /// <param name="format">How the error is written in it.</param>
    /// <param name="messageName">The header that holds the message beside it, or null.</param>
    public StorageErrorHeader(string name, StorageErrorHeaderFormat format = StorageErrorHeaderFormat.Code, string? messageName = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Format = format;
        MessageName = messageName;
    }

    /// <summary>The header's name.</summary>
    public string Name { get; }

    /// <summary>How the error is written in it.</summary>
    public StorageErrorHeaderFormat Format { get; }

    /// <summary>The header that holds the message beside it, or null.</summary>
    public string? MessageName { get; }
}
