using System.Threading.RateLimiting;

namespace Storage.Http;

/// <summary>Paces requests on the client's side, so that a store that asks to slow down is asked less by everybody, not only by the request that it refused.</summary>
/// <remarks>
/// For each host and port, the rate is learned from the answers: nothing waits until a first one asks to slow down; then the rate is sought at which about 2 %
/// of the requests are refused. Requests that come too early wait for their turn, repeats before first sends.
/// </remarks>
public sealed class StorageThrottlingOptions
{
    /// <summary>A limiter of the caller's own, asked for one permit before each send, in place of the learned rate; one shared by many machines can stand here.</summary>
    /// <value>Default null: the rate is learned. The limiter is not disposed here. A permit is held until the answer's headers, and what is read of its body, are there.</value>
    /// <remarks>Where it refuses a first send, nothing is sent and a <see cref="StorageException"/> is thrown; where it refuses a repeat, the store's answer is returned.</remarks>
    public RateLimiter? Limiter { get; set; }

    /// <summary>How many requests to one host and port may wait for their turn. One more is refused: a <see cref="StorageException"/> is thrown, and nothing is sent.</summary>
    /// <value>Default 1,000; 1 to 1,000,000. Nobody waits longer than <c>Retry.MaxTotalTime</c>. Not for a <see cref="Limiter"/>, which has a queue of its own.</value>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>How many times a request that the store asked to slow down is sent again at the learned rate.</summary>
    /// <value>
    /// Default 20; 1 to 100. The wait before each is that of a first retry: the pace does the rest. It stands in for <c>Retry.MaxRetryAttempts</c> after <see cref="StorageErrorKind.Throttling"/>, where the rate, and not
    /// the number of attempts or the budget, keeps the load down; waits still end before <c>Retry.MaxTotalTime</c>. Not for a <see cref="Limiter"/>.
    /// </value>
    public int MaxRetryAttempts { get; set; } = 20;

    internal StorageThrottlingOptions Copy() => (StorageThrottlingOptions)MemberwiseClone();

    internal IEnumerable<OptionFault> FindFaults() => OptionRange.Faults(
        OptionRange.Check(nameof(QueueLimit), QueueLimit, 1, 1_000_000),
        OptionRange.Check(nameof(MaxRetryAttempts), MaxRetryAttempts, 1, 100));
}
