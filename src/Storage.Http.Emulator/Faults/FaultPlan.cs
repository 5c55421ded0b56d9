namespace Storage.Http.Emulator.Faults;

/// <summary>All that a fault says, as data.</summary>
sealed record FaultPlan(FaultKind Kind)
{
    /// <summary>The error's code, or null for none.</summary>
    internal string? Code { get; init; }

    /// <summary>The row that was named itself, so that no look-up is needed.</summary>
    internal StorageErrorDefinition? Definition { get; init; }

    internal int? Status { get; init; }

    /// <summary>The keys of a delete-multiple that fail with <see cref="Code"/>.</summary>
    internal IReadOnlyList<string> FailedKeys { get; init; } = [];

    internal string? Message { get; init; }

    /// <summary>What goes out for <see cref="FaultKind.Body"/> and <see cref="FaultKind.Wire"/>.</summary>
    internal ReadOnlyMemory<byte> Content { get; init; }

    internal string? ContentType { get; init; }

    /// <summary>Whether headers of the store go with <see cref="FaultKind.Body"/>; a gateway's answer has none.</summary>
    internal bool IsForeign { get; init; }

    /// <summary>Headers that are added; a header without a value is taken away.</summary>
    internal IReadOnlyList<KeyValuePair<string, string?>> Headers { get; init; } = [];

    /// <summary>Whether the operation takes effect, as said; null leaves it to <see cref="TakesEffect"/>.</summary>
    internal bool? Effect { get; init; }

    /// <summary>Whether the answer goes out before the request's body is read.</summary>
    internal bool IsEarly { get; init; }

    /// <summary>Whether the body ends where its document does not.</summary>
    internal bool IsCut { get; init; }

    /// <summary>After how many bytes the cut is; null finds a place.</summary>
    internal int? CutAfter { get; init; }

    internal int Blanks { get; init; }

    internal TimeSpan BlankInterval { get; init; }

    /// <summary>How many bytes go out at once; 0 for all.</summary>
    internal int ChunkSize { get; init; }

    internal TimeSpan ChunkInterval { get; init; }

    internal TimeSpan Delay { get; init; }

    internal bool IsCompressed { get; init; }

    internal FaultEnd End { get; init; }

    internal FaultPoint Point { get; init; }

    /// <summary>How many bytes pass before an end within a body; null for half of it, or for one byte of a request.</summary>
    internal int? PointBytes { get; init; }

    internal bool StopsAt(FaultPoint point) => End != FaultEnd.None && Point == point;

    /// <summary>Whether the operation takes effect: unless said, it does where the answer, as far as it comes, says so.</summary>
    internal bool TakesEffect => Effect ?? (Kind is FaultKind.Pass or FaultKind.CallbackFailed or FaultKind.Placeholder
        && !IsCut && !IsEarly && !StopsAt(FaultPoint.BeforeHeaders) && !StopsAt(FaultPoint.InRequestBody));
}
