using System.Collections.Frozen;

namespace Storage.Http.Emulator;

/// <summary>A request as the emulator received it. Immutable.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(StorageProvider provider) => Provider = provider;

    /// <summary>Its number, counted from 1 in the order in which requests were recorded.</summary>
    public long Number { get; internal init; }

    /// <summary>The store it was sent to.</summary>
    public StorageProvider Provider { get; }

    /// <summary>The method, as sent.</summary>
    public string Method { get; internal init; } = "";

    /// <summary>The path, as sent, percent-encoding and all, without the query.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The query, as sent, without the question mark; empty when there is none.</summary>
    public string Query { get; internal init; } = "";

    /// <summary>The headers. Values are as sent; names of well-known headers are in their usual spelling, and several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; internal init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The body, or what was received of it; empty when <see cref="IsBodyKept"/> is false.</summary>
    public ReadOnlyMemory<byte> Body { get; internal init; }

    /// <summary>Whether <see cref="Body"/> holds what was received: bodies beyond <see cref="StorageEmulatorOptions.MaxRecordedBodyBytes"/> are only hashed.</summary>
    public bool IsBodyKept { get; internal init; } = true;

    /// <summary>How many bytes of the body were received.</summary>
    public long BodyLength { get; internal init; }

    /// <summary>The SHA-256 of what was received, in lower-case hexadecimal.</summary>
    public string BodyHash { get; internal init; } = "";

    /// <summary>Whether the body was received to its end; false when the client broke off, or when a fault answered before.</summary>
    public bool IsBodyComplete { get; internal init; }

    /// <summary>The connection: requests with the same id came over the same one.</summary>
    public string ConnectionId { get; internal init; } = "";

    /// <summary>The request id of the answer.</summary>
    public string RequestId { get; internal init; } = "";

    /// <summary>The fault that the request met, or null when it was served well.</summary>
    public Fault? Fault { get; internal init; }

    /// <summary>When its headers had been received, by the emulator's clock.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>Method, path and query.</summary>
    /// <returns>For example <c>PUT /bucket/key?partNumber=1</c>.</returns>
    public override string ToString() => Query.Length == 0 ? $"{Method} {Path}" : $"{Method} {Path}?{Query}";

    internal RecordedRequest Numbered(long number, bool keepBody) => new(Provider)
    {
        Number = number,
        Method = Method,
        Path = Path,
        Query = Query,
        Headers = Headers,
        Body = keepBody ? Body : default,
        IsBodyKept = keepBody,
        BodyLength = BodyLength,
        BodyHash = BodyHash,
        IsBodyComplete = IsBodyComplete,
        ConnectionId = ConnectionId,
        RequestId = RequestId,
        Fault = Fault,
        ReceivedAt = ReceivedAt,
    };
}
