namespace Storage.Http.Emulator.Faults;

/// <summary>How an answer breaks off.</summary>
enum FaultEnd
{
    None,
    Hang,
    Reset,
    Close,
}
