namespace Storage.Http.Responses;

/// <summary>How much of an answer is read, for how long, and what becomes of it.</summary>
/// <param name="MaxErrorBodyBytes">How many bytes of a body are read at most; also how many a compressed one may unfold to.</param>
/// <param name="ErrorBodyTimeout">How long the body of a failed answer is waited for; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
/// <param name="SurfaceEmbeddedErrors">Whether an answer that hides an error under 2xx gets the error's status.</param>
/// <param name="TimeProvider">The clock.</param>
sealed record ReadingLimits(int MaxErrorBodyBytes, TimeSpan ErrorBodyTimeout, bool SurfaceEmbeddedErrors, TimeProvider TimeProvider);
