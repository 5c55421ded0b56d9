namespace Storage.Http.Emulator.Dialects;

/// <summary>A key that a delete-multiple did not delete, and why.</summary>
readonly record struct KeyFailure(string Key, string Code, string Message);
