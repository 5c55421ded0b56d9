namespace Storage.Http.Emulator.Hosting;

/// <summary>What was received of a request's body, and how that ended.</summary>
readonly record struct ReceivedBody(ReadOnlyMemory<byte> Content, bool IsComplete, bool IsTooLarge);
