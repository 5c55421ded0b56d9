namespace Storage.Http.Retry;

/// <summary>A delegate or stream of the caller's own that threw.</summary>
/// <param name="Option">The option that it belongs to.</param>
/// <param name="Exception">What it threw.</param>
sealed record CallerFault(string Option, Exception Exception);
