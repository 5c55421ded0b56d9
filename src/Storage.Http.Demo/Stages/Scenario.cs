namespace Storage.Http.Demo.Stages;

/// <summary>A store that misbehaves in one way, and what is promised to come of it.</summary>
sealed record Scenario
{
    /// <summary>What goes wrong, in one line.</summary>
    internal required string Name { get; init; }

    internal required StorageProvider Provider { get; init; }

    /// <summary>What comes of it, in one sentence.</summary>
    internal required string Promise { get; init; }

    /// <summary>The options that this scenario is about, beside those of all; null for none.</summary>
    internal Action<StorageErrorHandlingOptions>? Configure { get; init; }

    /// <summary>Sets the store up and sends the request.</summary>
    internal required Func<Stage, Task<HttpResponseMessage>> Run { get; init; }

    /// <summary>Holds what came of it against the promise.</summary>
    internal required Action<Claims> Check { get; init; }
}
