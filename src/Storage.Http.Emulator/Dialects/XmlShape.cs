namespace Storage.Http.Emulator.Dialects;

/// <summary>How the XML of one store differs from that of the others.</summary>
sealed record XmlShape
{
    /// <summary>The namespace of results; errors have none on the wire.</summary>
    internal string? Namespace { get; init; }

    internal string ErrorDeclaration { get; init; } = """<?xml version="1.0" encoding="UTF-8"?>""";

    /// <summary>Whether errors name the resource.</summary>
    internal bool HasResource { get; init; } = true;

    /// <summary>Whether results tell a CRC64.</summary>
    internal bool HasChecksum { get; init; }

    /// <summary>Whether a quiet delete-multiple is answered with nothing at all.</summary>
    internal bool QuietIsEmpty { get; init; }

    /// <summary>Whether the declaration goes out before the blanks that keep a slow answer alive.</summary>
    internal bool DeclaresBeforeBlanks { get; init; }
}
