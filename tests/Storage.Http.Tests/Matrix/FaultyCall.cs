using Storage.Http.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>A request and the faults that its first attempts meet, in the words of the emulator's control header.</summary>
/// <param name="request">The request.</param>
/// <param name="faults">The faults.</param>
/// <param name="source">The stream behind its content, which is the caller's to close.</param>
sealed class FaultyCall(HttpRequestMessage request, string[] faults, Stream? source)
{
    public static readonly HttpRequestOptionsKey<FaultyCall> Key = new("matrix.call");

    int _attempts;
    int _answers;

    public HttpRequestMessage Request => request;

    public Stream? Source => source;

    public Silence Silence { get; init; }

    /// <summary>The rule by which the store falls silent before the header; null where it does so later.</summary>
    public FaultRule? SilentBeforeHeader { get; init; }

    /// <summary>Whether the silence has begun, or is about to.</summary>
    public bool IsSilent => SilentBeforeHeader is { } rule ? rule.Hits > 0 : HasAnswer;

    /// <summary>Whether the header of an answer has come.</summary>
    public bool HasAnswer => Volatile.Read(ref _answers) > 0;

    /// <summary>The fault of the next attempt, or null for good service.</summary>
    public string? NextFault() => _attempts < faults.Length ? faults[_attempts++] : null;

    public void Answered() => Interlocked.Increment(ref _answers);
}
