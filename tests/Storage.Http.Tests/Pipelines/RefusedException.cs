using Polly;

namespace Storage.Http.Tests.Pipelines;

/// <summary>What a limiter throws that has no permit left.</summary>
sealed class RefusedException() : ExecutionRejectedException("No permit.");
