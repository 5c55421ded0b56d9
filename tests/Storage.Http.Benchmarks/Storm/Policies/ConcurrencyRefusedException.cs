using Polly;

namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>As Polly's own for its limiter, which lies in another package.</summary>
sealed class ConcurrencyRefusedException(string message) : ExecutionRejectedException(message);
