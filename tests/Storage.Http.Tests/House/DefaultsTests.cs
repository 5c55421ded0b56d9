using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.House;

/// <summary>The defaults that the documentation names, one by one.</summary>
public class DefaultsTests
{
    static readonly StorageErrorHandlingOptions Options = new();

    public static TheoryData<string, object?, object?> Values => new()
    {
        { nameof(Options.Provider), null, Options.Provider },
        { nameof(Options.Registry), null, Options.Registry },
        { nameof(Options.MaxErrorBodyBytes), 64 * 1024, Options.MaxErrorBodyBytes },
        { nameof(Options.ErrorBodyTimeout), "00:00:05", Text(Options.ErrorBodyTimeout) },
        { nameof(Options.SurfaceEmbeddedErrors), true, Options.SurfaceEmbeddedErrors },
        { nameof(Options.ThrowOnError), false, Options.ThrowOnError },
        { nameof(Options.CheckHandlerOrder), true, Options.CheckHandlerOrder },
        { nameof(Options.Throttling), null, Options.Throttling },
        { nameof(StorageThrottlingOptions.Limiter), null, new StorageThrottlingOptions().Limiter },
        { nameof(StorageThrottlingOptions.QueueLimit), 1000, new StorageThrottlingOptions().QueueLimit },
        { nameof(StorageThrottlingOptions.MaxRetryAttempts), 20, new StorageThrottlingOptions().MaxRetryAttempts },
        { nameof(Options.TimeProvider), null, Options.TimeProvider },
        { nameof(Options.Retry.MaxRetryAttempts), 3, Options.Retry.MaxRetryAttempts },
        { nameof(Options.Retry.ThrottlingDelay), "00:00:01", Text(Options.Retry.ThrottlingDelay) },
        { nameof(Options.Retry.TransientDelay), "00:00:00.1000000", Text(Options.Retry.TransientDelay) },
        { nameof(Options.Retry.MaxDelay), "00:00:20", Text(Options.Retry.MaxDelay) },
        { nameof(Options.Retry.UseJitter), true, Options.Retry.UseJitter },
        { nameof(Options.Retry.MaxServerDelay), "00:01:00", Text(Options.Retry.MaxServerDelay) },
        { nameof(Options.Retry.MaxTotalTime), "00:01:30", Text(Options.Retry.MaxTotalTime) },
        { nameof(Options.Retry.AttemptTimeout), null, Text(Options.Retry.AttemptTimeout) },
        { nameof(Options.Retry.BufferRequestBytes), 0, Options.Retry.BufferRequestBytes },
        { nameof(Options.Retry.ShouldRetry), null, Options.Retry.ShouldRetry },
        { nameof(Options.Retry.Repair), null, Options.Retry.Repair },
        { nameof(Options.Retry.ConfigurePipeline), null, Options.Retry.ConfigurePipeline },
        { nameof(StorageRetryBudgetOptions.Capacity), 500, Options.Retry.Budget!.Capacity },
        { nameof(StorageRetryBudgetOptions.RetryCost), 5, Options.Retry.Budget.RetryCost },
        { nameof(StorageRetryBudgetOptions.TimeoutCost), 10, Options.Retry.Budget.TimeoutCost },
        { nameof(StorageRetryBudgetOptions.HoldThrottled), true, Options.Retry.Budget.HoldThrottled },
        { nameof(Options.Log.Expected), LogLevel.Debug, Options.Log.Expected },
        { nameof(Options.Log.Retried), LogLevel.Information, Options.Log.Retried },
        { nameof(Options.Log.GivenUp), LogLevel.Warning, Options.Log.GivenUp },
        { nameof(Options.Log.Lost), LogLevel.Error, Options.Log.Lost },
        { nameof(Options.Log.IncludePath), true, Options.Log.IncludePath },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void An_option_has_its_default(string option, object? expected, object? actual) => Assert.True(Equals(expected, actual), $"{option} is {actual ?? "null"}, not {expected ?? "null"}.");

    [Fact]
    public void Every_option_is_listed() =>
        Assert.Equal(
            new[] { typeof(StorageErrorHandlingOptions), typeof(StorageRetryOptions), typeof(StorageRetryBudgetOptions), typeof(StorageThrottlingOptions), typeof(StorageLogOptions) }
                .SelectMany(type => type.GetProperties()).Where(property => property.CanWrite && property.PropertyType != typeof(StorageRetryBudgetOptions)).Select(property => property.Name).Order(),
            Values.Select(row => (string)row[0]).Order());

    // Times are compared as text, so that a failing row shows them.
    static string? Text(TimeSpan? time) => time?.ToString();
}
