using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storage.Http.Pacing;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

/// <summary>What lives as long as a named client: its options as they are now, its retry budgets, what was said once. Handlers come and go around it.</summary>
sealed class StorageClient
{
    readonly ILogger _logger;
    readonly StorageMetrics _metrics;
    readonly StorageErrorRegistry _registry;
    volatile HandlerSettings _settings;
    int _outerRetryNoted;
    int _timeoutNoted;
    int _signerNoted;
    int _resilienceNoted;
    int _repeatedNoted;

    internal StorageClient(
        string name, StorageHandling handling, StorageErrorHandlingOptions options, StorageErrorRegistry registry, ILogger logger, StorageMetrics metrics)
    {
        Name = name;
        Handling = handling;
        _registry = registry;
        _logger = new GuardedLogger(logger);
        _metrics = metrics;
        _settings = new(handling, options, registry, new(options.Retry.Budget?.Copy()), PaceOf(options, null), _logger, metrics);
    }

    internal string Name { get; }

    internal StorageHandling Handling { get; }

    internal HandlerSettings Settings => _settings;

    /// <summary>The client of one handler that is used without dependency injection.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal static StorageClient CreateAlone(StorageErrorHandlingOptions options, ILogger? logger, IMeterFactory? meterFactory)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OptionsFault.Find(options, StorageHandling.Retry).ToArray() is { Length: > 0 } faults)
        {
            throw new ArgumentException(string.Join<OptionFault>(' ', faults), nameof(options));
        }

        return new(
            nameof(StorageErrorHandler), StorageHandling.Retry, options, StorageErrorRegistry.Default, logger ?? NullLogger<StorageErrorHandler>.Instance,
            meterFactory is null ? StorageMetrics.Shared : new(meterFactory));
    }

    /// <summary>Takes changed options into force for the calls that begin from now on; budgets and paces stay while their options are the same.</summary>
    internal void Reload(StorageErrorHandlingOptions options)
    {
        var budgets = _settings.Budgets.Fits(options.Retry.Budget) ? _settings.Budgets : new RetryBudgets(options.Retry.Budget?.Copy());
        _settings = new(Handling, options, _registry, budgets, PaceOf(options, _settings.Pace), _logger, _metrics);
    }

    /// <summary>Says once that the caller's own timeout will end calls before the retry does.</summary>
    internal void CheckTimeout(TimeSpan timeout)
    {
        var total = _settings.Retry.MaxTotalTime;
        if (Handling == StorageHandling.Retry && timeout != Timeout.InfiniteTimeSpan && timeout <= total && Interlocked.Exchange(ref _timeoutNoted, 1) == 0)
        {
            Log.ClientTimeout(_logger, Name, timeout, total);
        }
    }

    /// <summary>Says once that a handler which seems to sign stands outside; where nothing is sent twice, that does no harm.</summary>
    internal void NoteSigner(HttpMessageHandler handler)
    {
        if (Handling == StorageHandling.Retry && _settings.ChecksOrder && Interlocked.Exchange(ref _signerNoted, 1) == 0)
        {
            Log.SignerOutside(_logger, handler.GetType().Name, Name);
        }
    }

    /// <summary>Says once that a resilience handler stands inside.</summary>
    internal void NoteResilience(HttpMessageHandler handler)
    {
        if (_settings.ChecksOrder && Interlocked.Exchange(ref _resilienceNoted, 1) == 0)
        {
            Log.ResilienceInside(_logger, handler.GetType().Name, Name);
        }
    }

    /// <summary>Says once that a retry further out sends again what was repeated here.</summary>
    internal void NoteRepeated()
    {
        if (_settings.ChecksOrder && Interlocked.Exchange(ref _repeatedNoted, 1) == 0)
        {
            Log.RepeatedAgain(_logger, Name);
        }
    }

    internal void NoteOuterRetry()
    {
        if (Interlocked.Exchange(ref _outerRetryNoted, 1) == 0)
        {
            Log.OuterRetryDecides(_logger, Name);
        }
    }

    static ClientPace? PaceOf(StorageErrorHandlingOptions options, ClientPace? before)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        var longestHold = options.Retry.MaxServerDelay;
        return before?.Fits(options.Throttling, time, longestHold) is true ? before : ClientPace.Create(options.Throttling, time, longestHold);
    }
}
