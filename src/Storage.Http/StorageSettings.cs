using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Storage.Http;

/// <summary>The options as they stand in configuration; what is left out stays as it is.</summary>
sealed class StorageSettings
{
    public string? Provider { get; set; }

    public int? MaxErrorBodyBytes { get; set; }

    public TimeSpan? ErrorBodyTimeout { get; set; }

    public bool? SurfaceEmbeddedErrors { get; set; }

    public bool? ThrowOnError { get; set; }

    public RetrySettings? Retry { get; set; }

    public ThrottlingSettings? Throttling { get; set; }

    public LogSettings? Log { get; set; }

    /// <exception cref="InvalidOperationException">A value cannot be read, or the provider's name is unknown; the message names the key.</exception>
    internal static void Apply(IConfiguration section, StorageErrorHandlingOptions options)
    {
        var settings = section.Get<StorageSettings>() ?? new();
        options.Provider = settings.Provider is { } name ? FindProvider(section, name) : options.Provider;
        options.MaxErrorBodyBytes = settings.MaxErrorBodyBytes ?? options.MaxErrorBodyBytes;
        options.ErrorBodyTimeout = settings.ErrorBodyTimeout ?? options.ErrorBodyTimeout;
        options.SurfaceEmbeddedErrors = settings.SurfaceEmbeddedErrors ?? options.SurfaceEmbeddedErrors;
        options.ThrowOnError = settings.ThrowOnError ?? options.ThrowOnError;
        settings.Retry?.Apply(options.Retry);
        settings.Throttling?.Apply(options);
        settings.Log?.Apply(options.Log);
    }

    static StorageProvider FindProvider(IConfiguration section, string name) => BuiltInProviders.Find(name) ?? throw new InvalidOperationException(
        $"The configuration key '{(section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, nameof(Provider)) : nameof(Provider))}' is '{name}'; it must be one of {string.Join(", ", BuiltInProviders.All)}. Set a provider of your own in code.");

    internal sealed class RetrySettings
    {
        public int? MaxRetryAttempts { get; set; }

        public TimeSpan? ThrottlingDelay { get; set; }

        public TimeSpan? TransientDelay { get; set; }

        public TimeSpan? MaxDelay { get; set; }

        public bool? UseJitter { get; set; }

        public TimeSpan? MaxServerDelay { get; set; }

        public TimeSpan? MaxTotalTime { get; set; }

        public TimeSpan? AttemptTimeout { get; set; }

        public int? BufferRequestBytes { get; set; }

        public BudgetSettings? Budget { get; set; }

        internal void Apply(StorageRetryOptions options)
        {
            options.MaxRetryAttempts = MaxRetryAttempts ?? options.MaxRetryAttempts;
            options.ThrottlingDelay = ThrottlingDelay ?? options.ThrottlingDelay;
            options.TransientDelay = TransientDelay ?? options.TransientDelay;
            options.MaxDelay = MaxDelay ?? options.MaxDelay;
            options.UseJitter = UseJitter ?? options.UseJitter;
            options.MaxServerDelay = MaxServerDelay ?? options.MaxServerDelay;
            options.MaxTotalTime = MaxTotalTime ?? options.MaxTotalTime;
            options.AttemptTimeout = AttemptTimeout ?? options.AttemptTimeout;
            options.BufferRequestBytes = BufferRequestBytes ?? options.BufferRequestBytes;
            Budget?.Apply(options);
        }
    }

    internal sealed class BudgetSettings
    {
        public bool? Enabled { get; set; }

        public int? Capacity { get; set; }

        public int? RetryCost { get; set; }

        public int? TimeoutCost { get; set; }

        public bool? HoldThrottled { get; set; }

        internal void Apply(StorageRetryOptions options)
        {
            if (Enabled is false)
            {
                options.Budget = null;
                return;
            }

            options.Budget ??= new();
            options.Budget.Capacity = Capacity ?? options.Budget.Capacity;
            options.Budget.RetryCost = RetryCost ?? options.Budget.RetryCost;
            options.Budget.TimeoutCost = TimeoutCost ?? options.Budget.TimeoutCost;
            options.Budget.HoldThrottled = HoldThrottled ?? options.Budget.HoldThrottled;
        }
    }

    internal sealed class ThrottlingSettings
    {
        public bool? Enabled { get; set; }

        public int? QueueLimit { get; set; }

        public int? MaxRetryAttempts { get; set; }

        internal void Apply(StorageErrorHandlingOptions options)
        {
            if (Enabled is false)
            {
                options.Throttling = null;
                return;
            }

            options.Throttling ??= new();
            options.Throttling.QueueLimit = QueueLimit ?? options.Throttling.QueueLimit;
            options.Throttling.MaxRetryAttempts = MaxRetryAttempts ?? options.Throttling.MaxRetryAttempts;
        }
    }

    internal sealed class LogSettings
    {
        public LogLevel? Expected { get; set; }

        public LogLevel? Retried { get; set; }

        public LogLevel? GivenUp { get; set; }

        public LogLevel? Lost { get; set; }

        public bool? IncludePath { get; set; }

        internal void Apply(StorageLogOptions options)
        {
            options.Expected = Expected ?? options.Expected;
            options.Retried = Retried ?? options.Retried;
            options.GivenUp = GivenUp ?? options.GivenUp;
            options.Lost = Lost ?? options.Lost;
            options.IncludePath = IncludePath ?? options.IncludePath;
        }
    }
}
