namespace Storage.Http.Emulator.Faults;

/// <summary>What a fault puts in place of the good answer.</summary>
enum FaultKind
{
    /// <summary>The good answer, perhaps delayed, cut or decorated.</summary>
    Pass,

    /// <summary>An error of the store, by status.</summary>
    Error,

    /// <summary>An error of the store in a good status.</summary>
    Embedded,

    /// <summary>The good status with no body.</summary>
    Empty,

    /// <summary>A status and a body of the test's own.</summary>
    Body,

    /// <summary>Bytes that go to the socket as they are.</summary>
    Wire,

    /// <summary>Stored, but the callback failed.</summary>
    CallbackFailed,

    /// <summary>A picture instead of the object, the error in a header.</summary>
    Placeholder,
}
