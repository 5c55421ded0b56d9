using Storage.Http.Emulator.Answers;

namespace Storage.Http.Emulator.Operations;

/// <summary>What an operation would answer, and what it would change: a fault may take the one without the other.</summary>
sealed record Outcome(Answer Answer, Action? Commit = null);
