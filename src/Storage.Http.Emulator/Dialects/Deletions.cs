namespace Storage.Http.Emulator.Dialects;

/// <summary>What a delete-multiple asks for.</summary>
sealed record Deletions(IReadOnlyList<string> Keys, bool Quiet);
