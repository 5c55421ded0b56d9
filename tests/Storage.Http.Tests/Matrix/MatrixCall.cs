using Storage.Http.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>An operation on its stage: the request, and what it did.</summary>
sealed class MatrixCall
{
    public required HttpRequestMessage Request { get; init; }

    /// <summary>The bytes of the request's content.</summary>
    public byte[] Sent { get; init; } = [];

    /// <summary>What the store holds afterwards, in words; called once all faults are taken back.</summary>
    public Func<Task<string>> Stored { get; init; } = () => Task.FromResult("-");

    /// <summary>What shows that a body is the operation's good answer; null where the good answer has none, or is the object.</summary>
    public string? ResultMark { get; init; }

    /// <summary>The stream behind the content, which is the caller's to close.</summary>
    public Stream? Source { get; init; }

    public int BufferRequestBytes { get; init; }

    /// <summary>What the emulator is to answer where it meets no fault; null for its own answer.</summary>
    public Fault? GoodAnswer { get; init; }
}
