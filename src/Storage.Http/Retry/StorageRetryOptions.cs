using Polly;

namespace Storage.Http;

/// <summary>How failed requests are repeated.</summary>
/// <remarks>
/// The wait before retry n is <c>u x min(MaxDelay, base x 2^(n-1))</c>; base is <see cref="ThrottlingDelay"/> or <see cref="TransientDelay"/>,
/// u is random in (0,1], for throttling in [0.5,1]. Where the registry's row names a shortest wait m, it lies between m and 2m, doubled with every retry, if that is longer. A longer wait that the server asks for replaces it, plus up to 10 % and 20 ms so that it is never early.
/// </remarks>
public class StorageRetryOptions
{
    /// <summary>How many times a request is sent again after the first time.</summary>
    /// <value>Default 3; 0 to 100. 0 only classifies.</value>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>The base of the backoff after an answer that asks to slow down.</summary>
    /// <value>Default 1 second; 0 to 1 hour.</value>
    public TimeSpan ThrottlingDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The base of the backoff after any other failure.</summary>
    /// <value>Default 100 milliseconds; 0 to 1 hour.</value>
    public TimeSpan TransientDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait of the backoff. It does not cap a wait that the server asks for.</summary>
    /// <value>Default 20 seconds; 0 to 24 hours.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether waits are random within their bounds, so that clients do not march in step.</summary>
    /// <value>Default true.</value>
    public bool UseJitter { get; set; } = true;

    /// <summary>The longest wait asked for by a server that is waited for. A longer one ends the call with the server's answer at once.</summary>
    /// <value>Default 60 seconds; 0 to 24 hours.</value>
    public TimeSpan MaxServerDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The time from the first send after which no wait may end. It never aborts an attempt.</summary>
    /// <value>Default 90 seconds; over 0, to 24 hours. Keep it under <c>HttpClient.Timeout</c>, whose default is 100 seconds.</value>
    public TimeSpan MaxTotalTime { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// The time for one attempt: send, headers, and the part of the body that is read here, never the caller's body. When it ends, the attempt counts as a lost
    /// connection, but for an error whose headers have come: that is judged by what came of it.
    /// </summary>
    /// <value>Default null: none. Over 0, to 24 hours.</value>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>
    /// How many bytes of a content that cannot be produced twice are kept while they go out, so that it can be sent again. When a send breaks half-way and another
    /// attempt is to follow, the rest of the content is read first.
    /// </summary>
    /// <value>Default 0: none. Up to 1 GiB. A longer content is sent unharmed and is merely not repeated.</value>
    public int BufferRequestBytes { get; set; }

    /// <summary>The budget that ends retry storms, one per host and port.</summary>
    /// <value>Default a <see cref="StorageRetryBudgetOptions"/> with its defaults; null switches it off.</value>
    public StorageRetryBudgetOptions? Budget { get; set; } = new();

    /// <summary>The caller's word on each failure: it sees our verdict and may refuse a retry or ask for one. An exception that it throws counts as our verdict.</summary>
    /// <value>
    /// Default null. A retry that it asks for is still bound by the limits and by what can be sent twice. It is not asked where retries are disabled or left to an
    /// outer one, after the caller's cancellation, a refused certificate, and a failure of the request's own content.
    /// </value>
    public Func<StorageRetryArguments, bool>? ShouldRetry { get; set; }

    /// <summary>Mends the clock or the credentials after <see cref="StorageErrorKind.ClockSkew"/> or <see cref="StorageErrorKind.CredentialsExpired"/>, asked once per request; true means try again now.</summary>
    /// <value>Default null: such errors are not retried. Its token is cancelled when <see cref="MaxTotalTime"/> is over; then the server's answer is returned.</value>
    public Func<StorageRepairArguments, CancellationToken, ValueTask<bool>>? Repair { get; set; }

    /// <summary>Adds strategies of the caller's own inside the retry, around each attempt: a circuit breaker, chaos. When set, Polly is entered for every call.</summary>
    /// <value>Default null.</value>
    public Action<ResiliencePipelineBuilder<HttpResponseMessage>>? ConfigurePipeline { get; set; }

    /// <summary>The source of randomness, [0,1).</summary>
    internal Func<double> Randomizer { get; set; } = Random.Shared.NextDouble;

    /// <summary>A copy that later changes of this one do not reach.</summary>
    internal StorageRetryOptions Copy()
    {
        var copy = (StorageRetryOptions)MemberwiseClone();
        copy.Budget = Budget?.Copy();
        return copy;
    }

    /// <summary>The options that are out of range.</summary>
    internal IEnumerable<OptionFault> FindFaults() => OptionRange.Faults(
        OptionRange.Check(nameof(MaxRetryAttempts), MaxRetryAttempts, 0, 100),
        OptionRange.Check(nameof(ThrottlingDelay), ThrottlingDelay, TimeSpan.Zero, TimeSpan.FromHours(1)),
        OptionRange.Check(nameof(TransientDelay), TransientDelay, TimeSpan.Zero, TimeSpan.FromHours(1)),
        OptionRange.Check(nameof(MaxDelay), MaxDelay, TimeSpan.Zero, TimeSpan.FromHours(24)),
        OptionRange.Check(nameof(MaxServerDelay), MaxServerDelay, TimeSpan.Zero, TimeSpan.FromHours(24)),
        OptionRange.Check(nameof(MaxTotalTime), MaxTotalTime, TimeSpan.FromTicks(1), TimeSpan.FromHours(24)),
        AttemptTimeoutFault(),
        OptionRange.Check(nameof(BufferRequestBytes), BufferRequestBytes, 0, 1 << 30)).Concat(Budget?.FindFaults().Select(fault => fault.Under(nameof(Budget))) ?? []);

    OptionFault? AttemptTimeoutFault() =>
        AttemptTimeout is not { } timeout ? null
        : OptionRange.Check(nameof(AttemptTimeout), timeout, TimeSpan.FromTicks(1), TimeSpan.FromHours(24))
            ?? (timeout > MaxTotalTime ? new(nameof(AttemptTimeout), $" is {timeout}, longer than ", nameof(MaxTotalTime), $", which is {MaxTotalTime}.") : null);
}
