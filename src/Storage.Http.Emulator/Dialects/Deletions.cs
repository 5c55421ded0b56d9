namespace Storage.Http.Emulator.Dialects;

/// <summary>What a delete-multiple asks for.</summary>
sealed record Deletions(IReadOnlyList<string> Keys, bool Quiet)
{
    /// <summary>The keys that fail; the others are deleted.</summary>
    internal IReadOnlyList<KeyFailure> Failures { get; init; } = [];

    internal IEnumerable<string> Deleted => Keys.Except(Failures.Select(failure => failure.Key));
}
