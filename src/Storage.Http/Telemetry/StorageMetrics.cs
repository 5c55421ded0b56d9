using System.Diagnostics.Metrics;

namespace Storage.Http.Telemetry;

/// <summary>The meter <c>Storage.Http</c>.</summary>
sealed class StorageMetrics
{
    /// <summary>How many servers are told apart by name.</summary>
    internal const int MaxServers = 100;

    /// <summary>How many sets of tags are told apart in full; what comes after them is counted by kind and reason.</summary>
    internal const int MaxTagSets = 1000;

    static readonly Lazy<StorageMetrics> Ownerless = new(() => new(new Meter(Options())));

    // Seconds, from a repeat at once to the longest waits that the options allow by default.
    static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 90] };

    readonly Counter<long> _errors;
    readonly Counter<long> _retries;
    readonly Counter<long> _recovered;
    readonly Counter<long> _exhausted;
    readonly Histogram<double> _delay;
    readonly Histogram<double> _pace;
    readonly BoundedSet<ServerName> _servers = new(MaxServers);
    readonly BoundedSet<FailureTags> _failures = new(MaxTagSets);
    readonly BoundedSet<FailureTags> _recoveries = new(MaxTagSets);

    public StorageMetrics(IMeterFactory factory)
        : this(factory.Create(Options()))
    {
    }

    StorageMetrics(Meter meter)
    {
        _errors = meter.CreateCounter<long>("storage.client.errors", "{error}", "Failed attempts, by what the store said.");
        _retries = meter.CreateCounter<long>("storage.client.retries", "{retry}", "Failed attempts that were followed by another.");
        _recovered = meter.CreateCounter<long>("storage.client.recovered", "{call}", "Calls that failed at first and then succeeded.");
        _exhausted = meter.CreateCounter<long>("storage.client.exhausted", "{call}", "Calls given up on although the failure might have passed.");
        _delay = meter.CreateHistogram("storage.client.retry.delay", "s", "Waits before another attempt.", tags: null, Waits);
        _pace = meter.CreateHistogram("storage.client.pace.wait", "s", "Waits of requests for their turn, where a client paces them.", tags: null, Waits);
    }

    /// <summary>The meter of handlers made without dependency injection.</summary>
    internal static StorageMetrics Shared => Ownerless.Value;

    internal bool CountsFailures => _errors.Enabled || _retries.Enabled || _exhausted.Enabled || _delay.Enabled;

    internal bool CountsRecoveries => _recovered.Enabled;

    internal bool MeasuresPace => _pace.Enabled;

    internal void Failed(FailureTags tags, bool retried, bool exhausted, TimeSpan delay)
    {
        tags = Bound(tags, _failures);
        var all = tags.ForFailure();
        Measured.Add(_errors, all);
        if (retried)
        {
            Measured.Add(_retries, all);
            Measured.Add(_delay, delay.TotalSeconds, tags.ForWait());
        }

        if (exhausted)
        {
            Measured.Add(_exhausted, all);
        }
    }

    internal void Recovered(FailureTags tags)
    {
        tags = Bound(tags with { Type = StorageTags.Other, Status = null, Reason = StorageRetryReason.Succeeded }, _recoveries);
        Measured.Add(_recovered, tags.ForRecovery());
    }

    internal void Paced(TimeSpan wait, string method, ServerName? server)
    {
        var tags = new System.Diagnostics.TagList { { StorageTags.Method, method } };
        StorageTags.Add(ref tags, Known(server));
        Measured.Add(_pace, wait.TotalSeconds, tags);
    }

    // What servers and callers write can take any number of forms: a store's own word must not cost the program its memory, nor others their series.
    FailureTags Bound(FailureTags tags, BoundedSet<FailureTags> taken)
    {
        tags = tags with { Server = Known(tags.Server) };
        return taken.Takes(tags) ? tags : tags.Coarse;
    }

    ServerName? Known(ServerName? server) => server is { } name && _servers.Takes(name) ? name : null;

    static MeterOptions Options() => new(StorageTags.SourceName) { Version = StorageTags.Version, TelemetrySchemaUrl = StorageTags.SchemaUrl };
}
