using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static Storage.Http.Tests.Registration.ConfiguredOptions;

namespace Storage.Http.Tests.Registration;

/// <summary>What a host says of a faulty section when it refuses to start.</summary>
public class SettingsFaultTests
{
    const string Beginning = "The storage error handling of the HttpClient 'cos' cannot be used: ";

    [Theory]
    [InlineData("""{ "Retry": { "MaxDelay": "-00:00:01" } }""", "Storage:Retry:MaxDelay is -00:00:01; it must lie between 00:00:00 and 1.00:00:00.")]
    [InlineData("""{ "retry": { "budget": { "capacity": 0 } } }""", "Storage:Retry:Budget:Capacity is 0; it must lie between 1 and 1000000.")]
    [InlineData("""{ "Log": { "Lost": "99" } }""", "Storage:Log:Lost is 99; it must be a LogLevel.")]
    [InlineData("""{ "Retry": { "MaxDelay": "abc" } }""", "Storage:Retry:MaxDelay is 'abc'; it must be a time such as 00:00:30.")]
    [InlineData("""{ "Retry": { "MaxDelay": 1 } }""", "Storage:Retry:MaxDelay is '1'; that would be days. Write a time such as 00:00:30.")]
    [InlineData("""{ "Retry": { "UseJitter": "abc" } }""", "Storage:Retry:UseJitter is 'abc'; it must be true or false.")]
    [InlineData("""{ "Retry": { "MaxRetryAttempts": 2.5 } }""", "Storage:Retry:MaxRetryAttempts is '2.5'; it must be a whole number.")]
    [InlineData("""{ "Retry": { "MaxRetryAttempts": 3000000000 } }""", "Storage:Retry:MaxRetryAttempts is '3000000000'; it must be a whole number.")]
    [InlineData("""{ "Log": { "Lost": "Loud" } }""", "Storage:Log:Lost is 'Loud'; it must be one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    [InlineData("""{ "Provider": "Glacier" }""", "Storage:Provider is 'Glacier'; it must be one of TencentCos, TencentCi, AlibabaOss, TencentCoffer, QingStor, S3. Set a provider of your own in code.")]
    [InlineData("""{ "Provider": { "Name": "S3" } }""", "Storage:Provider is a section; it must be one value.")]
    [InlineData("""{ "Retry": 3 }""", "Storage:Retry is '3'; it is a section, whose keys are set one by one.")]
    [InlineData("""{ "Log": "Debug" }""", "Storage:Log is 'Debug'; it is a section, whose keys are set one by one.")]
    [InlineData("""{ "Retry": { "MaxRetryAttempt": 3 } }""", "Storage:Retry:MaxRetryAttempt is not a known key; did you mean MaxRetryAttempts?")]
    [InlineData("""{ "Retry": { "Budgte": { "Capacity": 3 } } }""", "Storage:Retry:Budgte is not a known key; did you mean Budget?")]
    [InlineData("""{ "Retry": { "Budget": { "Size": 3 } } }""", "Storage:Retry:Budget:Size is not a known key; known are Enabled, Capacity, RetryCost, TimeoutCost, HoldThrottled.")]
    [InlineData("""{ "Throttling": { "Queuelimits": 3 } }""", "Storage:Throttling:Queuelimits is not a known key; did you mean QueueLimit?")]
    [InlineData("""{ "Log": { "Give-nUp": "None" } }""", "Storage:Log:Give-nUp is not a known key; did you mean GivenUp?")]
    [InlineData("""{ "Retry": [ 1 ] }""", "Storage:Retry:0 is not a known key; known are MaxRetryAttempts, ThrottlingDelay, TransientDelay, MaxDelay, UseJitter, MaxServerDelay, MaxTotalTime, AttemptTimeout, BufferRequestBytes, Budget.")]
    [InlineData("""{ "Rertry": { "MaxDelay": "00:00:01" } }""", "Storage:Rertry is not a known key; did you mean Retry? A key of your own needs a name that differs by more than a letter.")]
    [InlineData("""{ "Porvider": "S3" }""", "Storage:Porvider is not a known key; did you mean Provider? A key of your own needs a name that differs by more than a letter.")]
    [InlineData("""{ "maxretryattempts": 5 }""", "Storage:maxretryattempts is not a known key; did you mean Storage:Retry:MaxRetryAttempts? A key of your own needs another name.")]
    [InlineData("""{ "AttemptTimeout": "00:00:20", "Retry": {} }""", "Storage:AttemptTimeout is not a known key; did you mean Storage:Retry:AttemptTimeout? A key of your own needs another name.")]
    [InlineData(
        """{ "Retry": { "Budget": { "Capacity": 3, "TimeoutCost": 2 } } }""", "Retry.Budget.RetryCost is 5, more than Storage:Retry:Budget:Capacity, which is 3.")]
    [InlineData(
        """{ "Retry": { "AttemptTimeout": "00:02:00" } }""", "Storage:Retry:AttemptTimeout is 00:02:00, longer than Retry.MaxTotalTime, which is 00:01:30.")]
    public void A_fault_is_told_by_its_key(string json, string fault) => Assert.Equal(Beginning + fault, Refusal(json));

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var told = Refusal("""
            {
              "Provider": "Glacier", "MaxErrorBodyBytes": 1, "ThrowOnErrors": true,
              "Retry": { "MaxDelay": "soon", "UseJitter": "perhaps", "MaxRetryAttempts": -1, "Backoff": 2, "Budget": true },
              "Throttling": { "QueueLimit": 0 }
            }
            """);

        Assert.StartsWith(Beginning, told, StringComparison.Ordinal);
        Assert.All(
            (string[])["Provider is 'Glacier'", "MaxErrorBodyBytes is 1", "ThrowOnErrors is not", "Retry:MaxDelay is 'soon'", "Retry:UseJitter is 'perhaps'", "Retry:MaxRetryAttempts is -1", "Retry:Backoff is not",
                "Retry:Budget is 'True'", "Throttling:QueueLimit is 0"],
            fault => Assert.Contains(" Storage:" + fault, told, StringComparison.Ordinal));
    }

    // BaseAddress and the like are the caller's; "Logs" is near "Log", but short words are near too many. No key of ours is a section where Retry has a value.
    [Theory]
    [InlineData("""{ "BaseAddress": "http://host", "Buckets": { "Photos": "p" }, "Bucket": "b", "Logs": "x", "Enabled": true, "Retries": 4, "Budget": 9, "MaxDelay": { "Photos": 1 }, "MaxTotalTime": "" }""")]
    [InlineData("{}")]
    [InlineData("""{ "Retry": {}, "Log": null, "Provider": "", "Throttling": { "Enabled": null } }""")]
    public void Keys_of_the_callers_own_and_empty_ones_are_left_alone(string json)
    {
        var options = Read(json);

        Assert.Equal((3, null, null), (options.Retry.MaxRetryAttempts, options.Provider, options.Throttling));
    }

    [Fact]
    public void A_fault_that_comes_from_code_is_told_by_its_option() =>
        Assert.Equal(
            Beginning + "Retry.MaxDelay is -00:00:02; it must lie between 00:00:00 and 1.00:00:00.",
            Refusal("""{ "Retry": { "MaxDelay": "00:00:01" } }""", services => services.Configure<StorageErrorHandlingOptions>("cos", o => o.Retry.MaxDelay = TimeSpan.FromSeconds(-2))));

    [Fact]
    public void A_fault_that_code_has_mended_is_none() =>
        Assert.Equal(
            TimeSpan.Zero,
            Read("""{ "Retry": { "MaxDelay": "-00:00:01" } }""", services => services.Configure<StorageErrorHandlingOptions>("cos", o => o.Retry.MaxDelay = TimeSpan.Zero)).Retry.MaxDelay);

    [Fact]
    public void What_is_said_of_the_defaults_names_them_and_their_key()
    {
        var configuration = Configuration("""{ "All": { "Retry": { "MaxRetryAttempts": 500 } }, "Cos": { "Retry": { "MaxRetryAttempts": 200 } } }""");
        var services = new ServiceCollection();
        services.AddHttpClient("cos").AddStorageErrorHandling(configuration.GetSection("Cos"));
        services.ConfigureHttpClientDefaults(clients => clients.AddStorageErrorHandling(configuration.GetSection("All")));
        using var provider = services.BuildServiceProvider();

        var told = Assert.Throws<AggregateException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).InnerExceptions.Select(exception => exception.Message);

        Assert.Equal(
            [
                Beginning + "Cos:Retry:MaxRetryAttempts is 200; it must lie between 0 and 100.",
                "The storage error handling of all HttpClients, by ConfigureHttpClientDefaults(), cannot be used: All:Retry:MaxRetryAttempts is 500; it must lie between 0 and 100.",
            ],
            told.Order().Reverse());
    }

    [Fact]
    public void Classification_refuses_ThrowOnError_by_its_key()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("cos").AddStorageErrorClassification(Configuration("""{ "ThrowOnError": true }"""));
        using var provider = services.BuildServiceProvider();

        Assert.StartsWith(
            Beginning + "ThrowOnError is True; it cannot be with classification only", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_and_says_why()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Storage:Cos:Retry:MaxDelay", "-00:00:01"), new("Storage:Cos:Retry:MaxTime", "00:00:01")]);
        builder.Services.AddHttpClient("cos").AddStorageErrorHandling(builder.Configuration.GetSection("Storage:Cos"));
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            Beginning + "Storage:Cos:Retry:MaxTime is not a known key; known are MaxRetryAttempts, ThrottlingDelay, TransientDelay, MaxDelay, UseJitter, MaxServerDelay, MaxTotalTime, AttemptTimeout, BufferRequestBytes, Budget. Storage:Cos:Retry:MaxDelay is -00:00:01; it must lie between 00:00:00 and 1.00:00:00.",
            exception.Message);
    }
}
