using Microsoft.Extensions.Logging;

namespace Storage.Http;

sealed partial class StorageSettings
{
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
