using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Storage.Http.Telemetry;

/// <summary>The meter <c>Storage.Http</c>.</summary>
sealed class StorageMetrics
{
    static readonly Lazy<StorageMetrics> Ownerless = new(() => new(new Meter(StorageTags.SourceName)));

    readonly Counter<long> _errors;
    readonly Counter<long> _retries;
    readonly Counter<long> _recovered;
    readonly Counter<long> _exhausted;
    readonly Histogram<double> _delay;
    readonly Histogram<double> _pace;

    public StorageMetrics(IMeterFactory factory)
        : this(factory.Create(StorageTags.SourceName))
    {
    }

    StorageMetrics(Meter meter)
    {
        _errors = meter.CreateCounter<long>("storage.client.errors", "{error}", "Failed attempts, by what the store said.");
        _retries = meter.CreateCounter<long>("storage.client.retries", "{retry}", "Attempts that were followed by another.");
        _recovered = meter.CreateCounter<long>("storage.client.recovered", "{call}", "Calls that failed at first and then succeeded.");
        _exhausted = meter.CreateCounter<long>("storage.client.exhausted", "{call}", "Calls given up on although the failure might have passed.");
        _delay = meter.CreateHistogram<double>("storage.client.retry.delay", "s", "Waits before another attempt.");
        _pace = meter.CreateHistogram<double>("storage.client.pace.wait", "s", "Waits of requests for their turn, where a client paces them.");
    }

    internal void Paced(TimeSpan wait, string method)
    {
        if (_pace.Enabled)
        {
            Add(_pace, wait.TotalSeconds, new() { { StorageTags.Method, method } });
        }
    }

    /// <summary>The meter of handlers made without dependency injection.</summary>
    internal static StorageMetrics Shared => Ownerless.Value;

    internal void Failed(in TagList tags, bool retried, bool exhausted, TimeSpan delay)
    {
        Add(_errors, tags);
        if (retried)
        {
            Add(_retries, tags);
            Add(_delay, delay.TotalSeconds, tags);
        }

        if (exhausted)
        {
            Add(_exhausted, tags);
        }
    }

    internal bool Enabled => _errors.Enabled || _retries.Enabled || _exhausted.Enabled || _delay.Enabled;

    internal void Recovered(string provider, string method)
    {
        if (_recovered.Enabled)
        {
            Add(_recovered, new() { { StorageTags.Provider, provider }, { StorageTags.Method, method } });
        }
    }

    static void Add(Counter<long> counter, in TagList tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
        }
    }

    static void Add(Histogram<double> histogram, double value, in TagList tags)
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
        }
    }
}
