using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Storage.Http;

/// <summary>The verdict on one failed answer or on a send that got none. Immutable.</summary>
public sealed partial class StorageError
{
    static readonly IReadOnlyDictionary<string, string> NoDetails = FrozenDictionary<string, string>.Empty;

    // A string, or a Lazy<string>.
    readonly object? _message;

    /// <summary>Creates a verdict; useful in tests of code that handles one.</summary>
    public StorageError()
    {
    }

    /// <summary>The store that answered, or null when it was neither configured nor recognised.</summary>
    public StorageProvider? Provider { get; init; }

    /// <summary>The store's code in the spelling of the wire, or null when the answer held none. A number is given as text.</summary>
    public string? Code { get; init; }

    /// <summary>What the error means. Default <see cref="StorageErrorKind.Unknown"/>.</summary>
    public required StorageErrorKind Kind { get; init; }

    /// <summary>The server's message, or null. Text of the server: escape it before showing it.</summary>
    public string? Message
    {
        get => _message is Lazy<string> late ? late.Value : (string?)_message;
        init => _message = value;
    }

    /// <summary>The id that the store's support asks for, from the body or a header, or null.</summary>
    public string? RequestId { get; init; }

    /// <summary>The store's id of this error, or null.</summary>
    public string? TraceId { get; init; }

    /// <summary>The resource that the store names, or null.</summary>
    public string? Resource { get; init; }

    /// <summary>The host or second id that the store names, or null.</summary>
    public string? HostId { get; init; }

    /// <summary>The effective status: the one that the code stands for when the error came inside a 2xx; null without an answer.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The status that came over the wire; null only without an answer.</summary>
    public HttpStatusCode? WireStatusCode { get; init; }

    /// <summary>Whether the error came inside a 2xx answer.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>
    /// Whether the same request may succeed soon without a change: <see cref="StorageErrorKind.Throttling"/>, <see cref="StorageErrorKind.Transient"/>,
    /// <see cref="StorageErrorKind.Timeout"/>, <see cref="StorageErrorKind.Connection"/>, <see cref="StorageErrorKind.Upstream"/>,
    /// <see cref="StorageErrorKind.Conflict"/>, <see cref="StorageErrorKind.Incomplete"/> or <see cref="StorageErrorKind.Integrity"/>.
    /// It says nothing about idempotence.
    /// </summary>
    public bool IsTransient => Kind
        is StorageErrorKind.Throttling
        or StorageErrorKind.Transient
        or StorageErrorKind.Timeout
        or StorageErrorKind.Connection
        or StorageErrorKind.Upstream
        or StorageErrorKind.Conflict
        or StorageErrorKind.Incomplete
        or StorageErrorKind.Integrity;

    /// <summary>How long the server asks to wait, from the moment of its answer, or null when it did not say; for a call that a circuit breaker refused, how long the circuit stays open.</summary>
    public TimeSpan? ServerDelay { get; init; }

    /// <summary>The keys that failed in an answer about many; never null, mostly empty.</summary>
    public IReadOnlyList<StorageErrorItem> Items { get; init; } = [];

    /// <summary>What else the error document said, by element or property name; never null. Signatures and credentials are left out.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = NoDetails;

    /// <summary>The registry's row, or null when the code is not known. Its provider may be a relative of <see cref="Provider"/>.</summary>
    public StorageErrorDefinition? Definition { get; init; }

    /// <summary>Whether an earlier attempt may have taken effect and this answer says so in its way. Check before you act on the error.</summary>
    public bool MaybeApplied { get; init; }

    /// <summary>A message so long that it becomes a string only when somebody asks for it.</summary>
    internal Lazy<string>? LateMessage
    {
        get => _message as Lazy<string>;
        init => _message ??= value;
    }

    /// <summary>Whether the request is known not to have left this machine.</summary>
    internal bool NeverSent { get; init; }

    /// <summary>Whether the client's own rate limit refused the request, which was not sent.</summary>
    internal bool RefusedHere { get; init; }

    /// <summary>Whether <see cref="Code"/> is the given one, ignoring case.</summary>
    /// <param name="code">A code such as <c>NoSuchKey</c>.</param>
    /// <returns>True when they are equal but for case.</returns>
    public bool Is(string code) => string.Equals(Code, code, StringComparison.OrdinalIgnoreCase);

    /// <summary>Provider, code, kind, status and request id; nothing that the caller or a user wrote.</summary>
    /// <returns>For example <c>TencentCos SlowDown (Throttling), status 503 inside 200, request id NjM1…</c>.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Provider?.Name ?? "Storage").Append(' ').Append(LogText.Clean(Code, 128) ?? "error").Append(" (").Append(Kind).Append(')');
        if (StatusCode is { } status)
        {
            text.Append(", status ").Append((int)status);
        }

        if (WireStatusCode is { } wire && wire != StatusCode)
        {
            text.Append(" inside ").Append((int)wire);
        }

        if (RequestId is not null)
        {
            text.Append(", request id ").Append(LogText.Clean(RequestId, 256));
        }

        if (RefusedHere)
        {
            text.Append(", not sent: refused by the client's own rate limit");
        }

        return text.ToString();
    }
}
