namespace Storage.Http.Emulator.Answers;

/// <summary>An answer before it is sent. For a HEAD the body is what a GET would bring; it is not sent.</summary>
sealed record Answer(int Status)
{
    internal ReadOnlyMemory<byte> Body { get; init; }

    internal string? ContentType { get; init; }

    /// <summary>Whether the body goes out in chunks, without Content-Length.</summary>
    internal bool IsChunked { get; init; }

    /// <summary>The headers beside Content-Type and Content-Length; a later one replaces an earlier one of that name.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    internal Answer With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };
}
