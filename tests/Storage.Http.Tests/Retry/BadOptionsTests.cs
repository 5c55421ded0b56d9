using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace Storage.Http.Tests.Retry;

/// <summary>Options that make no sense are refused at every door, by name and value, before the first request.</summary>
public class BadOptionsTests
{
    static readonly Dictionary<string, Action<StorageRetryOptions>> Faults = new()
    {
        ["MaxRetryAttempts is -1"] = o => o.MaxRetryAttempts = -1,
        ["MaxRetryAttempts is 101"] = o => o.MaxRetryAttempts = 101,
        ["ThrottlingDelay is -00:00:00.0000001"] = o => o.ThrottlingDelay = TimeSpan.FromTicks(-1),
        ["ThrottlingDelay is 01:00:00.0000001"] = o => o.ThrottlingDelay = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1),
        ["TransientDelay is -00:00:01"] = o => o.TransientDelay = TimeSpan.FromSeconds(-1),
        ["TransientDelay is 1.00:00:00"] = o => o.TransientDelay = TimeSpan.FromDays(1),
        ["MaxDelay is -00:00:01"] = o => o.MaxDelay = TimeSpan.FromSeconds(-1),
        ["MaxDelay is 2.00:00:00"] = o => o.MaxDelay = TimeSpan.FromDays(2),
        ["MaxServerDelay is -00:00:01"] = o => o.MaxServerDelay = TimeSpan.FromSeconds(-1),
        ["MaxServerDelay is 2.00:00:00"] = o => o.MaxServerDelay = TimeSpan.FromDays(2),
        ["MaxTotalTime is 00:00:00"] = o => o.MaxTotalTime = TimeSpan.Zero,
        ["MaxTotalTime is -00:00:00.0010000"] = o => o.MaxTotalTime = Timeout.InfiniteTimeSpan,
        ["MaxTotalTime is 2.00:00:00"] = o => o.MaxTotalTime = TimeSpan.FromDays(2),
        ["Budget.Capacity is 0"] = o => o.Budget = new() { Capacity = 0 },
        ["Budget.Capacity is -1"] = o => o.Budget = new() { Capacity = -1 },
        ["Budget.RetryCost is 0"] = o => o.Budget = new() { RetryCost = 0 },
        ["Budget.RetryCost is 6"] = o => o.Budget = new() { Capacity = 5, RetryCost = 6, TimeoutCost = 5 },
        ["Budget.TimeoutCost is 6"] = o => o.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 6 },
    };

    static readonly Dictionary<string, Action<StorageRetryOptions>> OwnFaults = new()
    {
        ["AttemptTimeout is 00:00:00"] = o => o.AttemptTimeout = TimeSpan.Zero,
        ["AttemptTimeout is -00:00:00.0010000"] = o => o.AttemptTimeout = Timeout.InfiniteTimeSpan,
        ["AttemptTimeout is 00:01:31, longer than Retry.MaxTotalTime, which is 00:01:30"] = o => o.AttemptTimeout = TimeSpan.FromSeconds(91),
        ["BufferRequestBytes is -1"] = o => o.BufferRequestBytes = -1,
        ["BufferRequestBytes is 1073741825"] = o => o.BufferRequestBytes = (1 << 30) + 1,
    };

    public static TheoryData<string> Everywhere => [.. Faults.Keys, .. OwnFaults.Keys];

    public static TheoryData<string> InPipelines => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Handlers_refuse_what_makes_no_sense(string fault)
    {
        var set = Faults.GetValueOrDefault(fault) ?? OwnFaults[fault];
        var options = new StorageErrorHandlingOptions();
        set(options.Retry);
        await using var services = new ServiceCollection().AddHttpClient("cos").AddStorageErrorHandling(o => set(o.Retry)).Services.BuildServiceProvider();

        Assert.Contains("Retry." + fault, Assert.Throws<ArgumentException>(() => new StorageErrorHandler(options)).Message, StringComparison.Ordinal);
        Assert.Contains("Retry." + fault, Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IHttpClientFactory>().CreateClient("cos")).Message, StringComparison.Ordinal);
        Assert.Contains("Retry." + fault, Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InPipelines))]
    public void Pipelines_refuse_what_makes_no_sense(string fault)
    {
        var options = new StorageRetryOptions();
        Faults[fault](options);

        var exception = Assert.Throws<ArgumentException>(() => new ResiliencePipelineBuilder<HttpResponseMessage>().AddStorageRetry(options));

        Assert.StartsWith(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ConfigurePipeline_that_throws_does_so_before_the_first_request()
    {
        static void Configure(StorageErrorHandlingOptions o) => o.Retry.ConfigurePipeline = _ => throw new InvalidOperationException("no such strategy");
        var options = new StorageErrorHandlingOptions();
        Configure(options);
        await using var services = new ServiceCollection().AddHttpClient("cos").AddStorageErrorHandling(Configure).Services.BuildServiceProvider();

        Assert.Equal("no such strategy", Assert.Throws<InvalidOperationException>(() => new StorageErrorHandler(options)).Message);
        Assert.Equal("no such strategy", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IHttpClientFactory>().CreateClient("cos")).Message);
    }

    [Fact]
    public async Task A_ConfigurePipeline_that_throws_when_options_change_leaves_those_before_in_force()
    {
        var log = new RecordingLoggerFactory();
        var fails = false;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Retry:MaxRetryAttempts", "1")]).Build();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(log);
        var store = new StubHandler(StubHandler.Status(503));
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store).AddStorageErrorHandling(configuration.GetSection("Storage"));
        services.Configure<StorageErrorHandlingOptions>("cos", o =>
        {
            o.Retry.TransientDelay = TimeSpan.Zero;
            o.Retry.ConfigurePipeline = _ =>
            {
                if (fails)
                {
                    throw new InvalidOperationException("no such strategy");
                }
            };
        });
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("cos");

        fails = true;
        configuration["Storage:Retry:MaxRetryAttempts"] = "5";
        configuration.Reload();
        using var response = await client.GetAsync("http://host/key");

        Assert.Equal(2, store.Sent.Count);
        Assert.Contains("no such strategy", Assert.Single(log.Lines, line => line.Event.Id == 6113).Text, StringComparison.Ordinal);
    }
}
