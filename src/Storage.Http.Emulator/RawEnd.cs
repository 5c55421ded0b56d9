namespace Storage.Http.Emulator;

/// <summary>What a <see cref="RawServer"/> does with the connection after an answer.</summary>
public enum RawEnd
{
    /// <summary>Closes it in good order.</summary>
    Close = 0,

    /// <summary>Resets it.</summary>
    Reset,

    /// <summary>Keeps it for the next request.</summary>
    NextRequest,

    /// <summary>Keeps it open in silence, until the client goes away or the server ends.</summary>
    Hold,
}
