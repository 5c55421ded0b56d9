using System.Globalization;
using Storage.Http.Emulator.Faults;

namespace Storage.Http.Emulator;

/// <summary>
/// What the emulator does instead of answering a request well. Immutable; methods that begin with <c>With</c>, and the like, give a changed copy.
/// An operation whose answer is an error, is cut, is empty or never begins does not take effect, all others do; <see cref="WithEffect"/> and
/// <see cref="WithoutEffect"/> say otherwise.
/// </summary>
public sealed partial class Fault
{
    internal Fault(FaultPlan plan) => Plan = plan;

    internal FaultPlan Plan { get; }

    /// <summary>The good answer, to be given headers, delays or an end with the methods of this class.</summary>
    public static Fault Pass { get; } = new(new(FaultKind.Pass));

    /// <summary>An error of the store by its code: document, headers and ids as the store sends them; under HEAD in the header that the store uses, if it uses one.</summary>
    /// <param name="code">The code in the store's spelling, or a number as text; its row tells status and message.</param>
    /// <param name="status">The HTTP status; null takes it from the row.</param>
    /// <param name="message">The message; null takes the row's description.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">No row of the default registry has <paramref name="code"/>, and no status is given.</exception>
    public static Fault Error(string code, int? status = null, string? message = null)
    {
        RequireKnown(code, status);
        return new(new(FaultKind.Error) { Code = code, Status = status, Message = message });
    }

    /// <summary>An error of the store by its row in the registry.</summary>
    /// <param name="definition">The row; a row that is only a number goes out as the header <c>X-ErrNo</c>.</param>
    /// <returns>The fault.</returns>
    public static Fault Error(StorageErrorDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new(new(FaultKind.Error) { Code = definition.Code, Definition = definition });
    }

    /// <summary>An error document under a good status, as stores answer a copy or a complete that fails after it began. Add <see cref="AfterBlanks"/> for the blanks before it.</summary>
    /// <param name="code">The code in the store's spelling.</param>
    /// <param name="message">The message; null takes the row's description.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The fault.</returns>
    public static Fault Embedded(string code, string? message = null, int status = 200)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return new(new(FaultKind.Embedded) { Code = code, Message = message, Status = status });
    }

    /// <summary>A delete-multiple that fails for some keys, as the good answer tells it, and deletes the others. Any other request is answered well.</summary>
    /// <param name="code">The code of each of these keys, in the store's spelling.</param>
    /// <param name="keys">The keys that fail; those that the request does not name do not matter.</param>
    /// <returns>The fault.</returns>
    public static Fault SomeKeys(string code, params string[] keys)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Length == 0
            ? throw new ArgumentException("Name at least one key.", nameof(keys))
            : new(new(FaultKind.Pass) { Code = code, FailedKeys = [.. keys] });
    }

    /// <summary>The good answer's document without its end: the root is never closed and no entity tag comes, while the body ends properly.</summary>
    /// <param name="afterBytes">How many bytes come; null cuts before the entity tag or, where there is none, before the end of the root.</param>
    /// <returns>The fault.</returns>
    public static Fault Cut(int? afterBytes = null)
    {
        CheckBytes(afterBytes, nameof(afterBytes));
        return new(new(FaultKind.Pass) { IsCut = true, CutAfter = afterBytes });
    }

    /// <summary>The good status with no body.</summary>
    /// <returns>The fault.</returns>
    public static Fault Empty() => new(new(FaultKind.Empty));

    /// <summary>Silence, until the client goes away or the emulator ends.</summary>
    /// <param name="point">Where it begins.</param>
    /// <param name="afterBytes">For a point in a body, how many of its bytes pass first; null for half of the answer's, or for one byte of the request's.</param>
    /// <returns>The fault.</returns>
    public static Fault Hang(FaultPoint point = FaultPoint.BeforeHeaders, int? afterBytes = null) => Pass.ThenHang(point, afterBytes);

    /// <summary>A connection that is reset, so that the client sees an error of the network.</summary>
    /// <param name="point">Where it is reset.</param>
    /// <param name="afterBytes">For a point in a body, how many of its bytes pass first; null for half of the answer's, or for one byte of the request's.</param>
    /// <returns>The fault.</returns>
    public static Fault Reset(FaultPoint point = FaultPoint.BeforeHeaders, int? afterBytes = null) => Pass.ThenReset(point, afterBytes);

    /// <summary>A connection that is closed in good order before the answer is whole.</summary>
    /// <param name="point">Where it is closed.</param>
    /// <param name="afterBytes">For a point in a body, how many of its bytes pass first; null for half of the answer's, or for one byte of the request's.</param>
    /// <returns>The fault.</returns>
    public static Fault Close(FaultPoint point = FaultPoint.BeforeHeaders, int? afterBytes = null) => Pass.ThenClose(point, afterBytes);

    /// <summary>The good answer, a few bytes at a time.</summary>
    /// <param name="chunkSize">How many bytes go out at once.</param>
    /// <param name="interval">The wait after each, by the emulator's clock.</param>
    /// <returns>The fault.</returns>
    public static Fault Slow(int chunkSize, TimeSpan interval) => Pass.InChunks(chunkSize, interval);

    /// <summary>Reads a fault from the text of the control header <c>x-emulator-fault</c>: <c>SlowDown</c>, <c>embedded:SlowDown; blanks=3; every=200</c>, <c>reset:in-body</c>.</summary>
    /// <param name="text">The text; <c>docs/emulator.md</c> has all of it.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultParser.Parse(text);
    }

    static void RequireKnown(string code, int? status)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        if (status is { } given)
        {
            CheckStatus(given);
        }
        else if (!StorageErrorRegistry.Default.Any(row => Names(row, code)))
        {
            throw new ArgumentException($"No row of the registry has the code {code}; give a status with it.", nameof(code));
        }
    }

    internal static bool Names(StorageErrorDefinition row, string code) =>
        row.Code.Equals(code, StringComparison.OrdinalIgnoreCase) || row.Number?.ToString(CultureInfo.InvariantCulture) == code;

    static void CheckStatus(int status)
    {
        if (status is < 200 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A status lies between 200 and 599.");
        }
    }

    static void CheckBytes(int? bytes, string name)
    {
        if (bytes < 0)
        {
            throw new ArgumentOutOfRangeException(name, bytes, "A number of bytes is not negative.");
        }
    }
}
