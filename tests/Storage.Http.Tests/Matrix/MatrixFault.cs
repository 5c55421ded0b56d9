using Storage.Http.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>A fault of the matrix.</summary>
sealed record MatrixFault
{
    /// <summary>The fault of the emulator, for the store and for a request of so many bytes; null for a fault of the connection.</summary>
    public Func<StorageProvider, int, Fault>? Make { get; init; }

    public ConnectFault Connect { get; init; }

    /// <summary>Whether every attempt meets it, and not the first one alone.</summary>
    public bool IsAlways { get; init; }

    /// <summary>Whether the request asks first, by <c>Expect: 100-continue</c>.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>Whether the attempt ends by its timeout.</summary>
    public bool Hangs { get; init; }

    /// <summary>Whether the store falls silent within the body of an error, which ends by the timeout for such bodies.</summary>
    public bool HangsInError { get; init; }

    /// <summary>Whether the client sees a part of the body before the silence.</summary>
    public bool HangsInBody { get; init; }

    /// <summary>After how many bytes of the body the store falls silent.</summary>
    public int SilentAfter(StorageProvider store) => HangsInError ? StoreCodes.BreakAt(store, "throttled", behindCode: true) : MatrixFaults.Begun;
}
