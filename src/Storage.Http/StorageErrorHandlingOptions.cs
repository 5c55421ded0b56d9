namespace Storage.Http;

/// <summary>What <see cref="StorageErrorHandler"/> reads, retries and tells.</summary>
public class StorageErrorHandlingOptions
{
    /// <summary>The store on the other side.</summary>
    /// <value>Default null: recognised from each answer.</value>
    public StorageProvider? Provider { get; set; }

    /// <summary>The known error codes.</summary>
    /// <value>Default null: the registry of the service provider, else <see cref="StorageErrorRegistry.Default"/>.</value>
    public StorageErrorRegistry? Registry { get; set; }

    /// <summary>How many bytes of a body are read and held to find the error. The caller gets every byte all the same.</summary>
    /// <value>Default 64 KiB (65,536); 1 KiB to 16 MiB. Raise it where delete-multiple answers about many keys have to be read whole.</value>
    public int MaxErrorBodyBytes { get; set; } = 64 * 1024;

    /// <summary>How long after the headers the body of an error is waited for; then it is judged by what came, and the rest streams to the caller.</summary>
    /// <value>Default 5 seconds; over 0, to 10 minutes. Success answers are waited for under the caller's token alone.</value>
    public TimeSpan ErrorBodyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether an error inside a 2xx gets an error status, so that <c>IsSuccessStatusCode</c> and outer handlers see a failure.</summary>
    /// <value>Default true. <see cref="StorageError.WireStatusCode"/> keeps the truth.</value>
    public bool SurfaceEmbeddedErrors { get; set; } = true;

    /// <summary>Whether a failed call throws <see cref="StorageException"/> in place of returning the answer. Only for the outermost handler: those outside see no answer then.</summary>
    /// <value>Default false. Refused for classification only.</value>
    public bool ThrowOnError { get; set; }

    /// <summary>How failed requests are repeated.</summary>
    public StorageRetryOptions Retry { get; } = new();

    /// <summary>Paces requests to a store that asks to slow down.</summary>
    /// <value>Default null: each request decides for itself. A <see cref="StorageThrottlingOptions"/> with its defaults learns the rate.</value>
    public StorageThrottlingOptions? Throttling { get; set; }

    /// <summary>At which level what is logged.</summary>
    public StorageLogOptions Log { get; } = new();

    /// <summary>
    /// Whether a warning is logged, once for a client, where a handler stands in a doubtful place: one that seems to sign outside of ours, as far as the factory
    /// made the client, one of Microsoft.Extensions.Http.Resilience inside, or one outside that sends again what was repeated here.
    /// </summary>
    /// <value>Default true. False where that order is meant.</value>
    public bool CheckHandlerOrder { get; set; } = true;

    /// <summary>The clock for waits, timeouts and dates.</summary>
    /// <value>Default null: the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>What configuration has set of these options, or null where it has set nothing.</summary>
    internal SettingsTrace? Trace { get; set; }

    /// <summary>The options that are out of range.</summary>
    internal IEnumerable<OptionFault> FindFaults() =>
    [
        .. OptionRange.Faults(
            OptionRange.Check(nameof(MaxErrorBodyBytes), MaxErrorBodyBytes, 1024, 16 * 1024 * 1024),
            OptionRange.Check(nameof(ErrorBodyTimeout), ErrorBodyTimeout, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(10))),
        .. Retry.FindFaults().Select(fault => fault.Under(nameof(Retry))),
        .. Throttling?.FindFaults().Select(fault => fault.Under(nameof(Throttling))) ?? [],
        .. Log.FindFaults().Select(fault => fault.Under(nameof(Log))),
    ];
}
