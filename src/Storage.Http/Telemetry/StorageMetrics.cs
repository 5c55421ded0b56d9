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
    readonly BoundedTable<ServerName, KeyValuePair<string, object?>[]> _servers = new(MaxServers, static server => server.ToTags());
    readonly BoundedTable<FailureTags, FailureSeries> _failures = new(MaxTagSets, static tags => new(tags));
    readonly BoundedTable<FailureTags, FailureSeries> _recoveries = new(MaxTagSets, static tags => new(tags));

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
        var series = Bound(tags, _failures);
        Measured.Add(_errors, series.ForFailure);
        if (retried)
        {
            Measured.Add(_retries, series.ForFailure);
            Measured.Add(_delay, delay.TotalSeconds, series.ForWait);
        }

        if (exhausted)
        {
            Measured.Add(_exhausted, series.ForFailure);
        }
    }

    internal void Recovered(FailureTags tags)
    {
        var series = Bound(tags with { Type = StorageTags.Other, Status = null, Reason = StorageRetryReason.Succeeded }, _recoveries);
        Measured.Add(_recovered, series.ForRecovery);
    }

    internal void Paced(TimeSpan wait, string method, ServerName? server)
    {
        Measured.Add(_pace, wait.TotalSeconds, [new(StorageTags.Method, method), .. TagsOf(server) ?? []]);
    }

    // What servers and callers write can take any number of forms: a store's own word must not cost the program its memory, nor others their series.
    FailureSeries Bound(FailureTags tags, BoundedTable<FailureTags, FailureSeries> known)
    {
        tags = TagsOf(tags.Server) is null ? tags with { Server = null } : tags;
        return known.Find(tags) ?? new(tags.Coarse);
    }

    KeyValuePair<string, object?>[]? TagsOf(ServerName? server) => server is { } name ? _servers.Find(name) : null;

    static MeterOptions Options() => new(StorageTags.SourceName) { Version = StorageTags.Version, TelemetrySchemaUrl = StorageTags.SchemaUrl };
}
