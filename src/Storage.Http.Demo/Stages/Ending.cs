using System.Net;
using Storage.Http.Demo.Wire;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Stages;

/// <summary>How a scenario ended: for the caller, at the server and on the wire.</summary>
sealed record Ending
{
    /// <summary>The status that the caller got; null when there was no answer.</summary>
    internal HttpStatusCode? Status { get; init; }

    /// <summary>The bytes that the caller read.</summary>
    internal byte[] Body { get; init; } = [];

    /// <summary>The verdict that hangs on the answer.</summary>
    internal StorageError? Error { get; init; }

    internal IReadOnlyList<StorageAttempt> Attempts { get; init; } = [];

    /// <summary>What the caller caught in place of an answer.</summary>
    internal HttpRequestException? Exception { get; init; }

    /// <summary>The requests as the emulator received them.</summary>
    internal required IReadOnlyList<RecordedRequest> Received { get; init; }

    internal required IReadOnlyList<Exchange> Wire { get; init; }

    internal required StoredObjects Objects { get; init; }

    internal required TimeSpan Duration { get; init; }
}
