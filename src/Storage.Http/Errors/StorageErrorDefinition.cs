using System.Net;

namespace Storage.Http;

/// <summary>One row of the registry: what one code of one store means and what to do about it.</summary>
/// <remarks>Its key is (<see cref="Provider"/>, <see cref="Section"/>, <see cref="Number"/> or <see cref="Code"/>, <see cref="StatusCode"/>).</remarks>
public sealed class StorageErrorDefinition
{
    /// <summary>Creates a row.</summary>
    /// <param name="provider">The store that documents the code.</param>
    /// <param name="section">The part of the store's documentation that lists the code, such as <c>COS</c> or <c>OBS</c>.</param>
    /// <param name="code">The code in the exact spelling of the wire; the number as text where the store gives no name.</param>
    /// <param name="kind">What the code means; the retry rule follows from it.</param>
    /// <param name="description">What happened, in one sentence.</param>
    /// <param name="advice">What to do about it, in one sentence.</param>
    /// <param name="statusCode">The documented HTTP status, or null when the code is not tied to one.</param>
    /// <param name="number">The numeric code, or null.</param>
    /// <param name="minDelay">The shortest sensible wait before a retry, or null for the backoff alone.</param>
    /// <exception cref="ArgumentException">A text is empty, or <paramref name="kind"/> is not defined.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is outside 200 to 599, or <paramref name="minDelay"/> is negative or over an hour.</exception>
    public StorageErrorDefinition(
        StorageProvider provider,
        string section,
        string code,
        StorageErrorKind kind,
        string description,
        string advice,
        HttpStatusCode? statusCode = null,
        int? number = null,
        TimeSpan? minDelay = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentException.ThrowIfNullOrWhiteSpace(advice);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentException($"{kind} is not a kind.", nameof(kind));
        }

        if (statusCode is { } status && (int)status is < 200 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "A status lies between 200 and 599.");
        }

        if (minDelay is { } delay && (delay < TimeSpan.Zero || delay > TimeSpan.FromHours(1)))
        {
            throw new ArgumentOutOfRangeException(nameof(minDelay), minDelay, "A shortest wait lies between 0 and 1 hour.");
        }

        Provider = provider;
        Section = section;
        Code = code;
        Kind = kind;
        Description = description;
        Advice = advice;
        StatusCode = statusCode;
        Number = number;
        MinDelay = minDelay;
    }

    /// <summary>The store that documents the code.</summary>
    public StorageProvider Provider { get; }

    /// <summary>The part of the store's documentation that lists the code.</summary>
    public string Section { get; }

    /// <summary>The code in the exact spelling of the wire, typos included; a row without a name has its number as text.</summary>
    public string Code { get; }

    /// <summary>The numeric code, or null.</summary>
    public int? Number { get; }

    /// <summary>The documented HTTP status, or null when the code is not tied to one.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>What the code means; the retry rule follows from it.</summary>
    public StorageErrorKind Kind { get; }

    /// <summary>What happened, in one sentence.</summary>
    public string Description { get; }

    /// <summary>What to do about it, in one sentence.</summary>
    public string Advice { get; }

    /// <summary>The shortest sensible wait before a retry, or null for the backoff alone.</summary>
    public TimeSpan? MinDelay { get; }

    /// <summary>Provider, code, number, status and kind.</summary>
    /// <returns>For example <c>TencentCos SlowDown 503 Throttling</c>.</returns>
    public override string ToString()
    {
        var number = Number is { } value && Code != Key ? $" ({value})" : "";
        var status = StatusCode is { } code ? $" {(int)code}" : "";
        return $"{Provider.Name} {Code}{number}{status} {Kind}";
    }

    /// <summary>The number as text where there is one, else the code: the part of the key that names the error.</summary>
    internal string Key => Number is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : Code;

    /// <summary>Whether both name the same error of the same section; the provider is the same already.</summary>
    internal bool HasKeyOf(StorageErrorDefinition other) => Section == other.Section && Key == other.Key && StatusCode == other.StatusCode;
}
