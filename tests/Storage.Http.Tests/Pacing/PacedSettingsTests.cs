using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Storage.Http.Tests.Pacing;

/// <summary>The section <c>Throttling</c> of the configuration.</summary>
public class PacedSettingsTests
{
    // In configuration an empty object looks as null does.
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Throttling": null }""")]
    [InlineData("""{ "Throttling": {} }""")]
    public void Without_a_value_there_is_no_pace(string json) => Assert.Null(Read(json).Throttling);

    [Theory]
    [InlineData("{ \"Enabled\": true }", 1000, 20)]
    [InlineData("{ \"QueueLimit\": 5 }", 5, 20)]
    [InlineData("{ \"MaxRetryAttempts\": 7, \"Enabled\": true }", 1000, 7)]
    public void A_section_switches_it_on(string section, int queue, int retries)
    {
        var throttling = Read($$"""{ "Throttling": {{section}} }""").Throttling!;

        Assert.Equal((queue, retries, null), (throttling.QueueLimit, throttling.MaxRetryAttempts, throttling.Limiter));
    }

    [Fact]
    public void It_can_be_switched_off() => Assert.Null(Read("""{ "Throttling": { "Enabled": false, "QueueLimit": 5 } }""", o => o.Throttling = new()).Throttling);

    [Fact]
    public void What_is_left_out_stays_as_the_code_said()
    {
        var throttling = Read("""{ "Throttling": { "QueueLimit": 5 } }""", o => o.Throttling = new() { MaxRetryAttempts = 3 }).Throttling!;

        Assert.Equal((5, 3), (throttling.QueueLimit, throttling.MaxRetryAttempts));
    }

    [Theory]
    [InlineData("QueueLimit", 0, "Storage:Throttling:QueueLimit is 0")]
    [InlineData("QueueLimit", 1_000_001, "Storage:Throttling:QueueLimit is 1000001")]
    [InlineData("MaxRetryAttempts", 0, "Storage:Throttling:MaxRetryAttempts is 0")]
    [InlineData("MaxRetryAttempts", 101, "Storage:Throttling:MaxRetryAttempts is 101")]
    public void A_value_out_of_range_is_refused_with_key_and_value(string key, int value, string message)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read($$"""{ "Throttling": { "{{key}}": {{value}} } }"""));

        Assert.Contains("'cos'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_dependency_injection_too()
    {
        var exception = Assert.Throws<ArgumentException>(() => new StorageErrorHandler(new StorageErrorHandlingOptions { Throttling = new() { QueueLimit = -1 } }));

        Assert.Contains("Throttling.QueueLimit is -1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Throttling": true }""", "Storage:Throttling is 'True'")]
    [InlineData("""{ "Retry": { "Budget": "none" } }""", "Storage:Retry:Budget is 'none'")]
    public void A_value_in_the_place_of_a_section_is_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<OptionsValidationException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_cannot_be_read_is_refused_with_its_key()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read("""{ "Throttling": { "QueueLimit": "many" } }"""));

        Assert.Contains("Storage:Throttling:QueueLimit", exception.Message, StringComparison.Ordinal);
    }

    static StorageErrorHandlingOptions Read(string json, Action<StorageErrorHandlingOptions>? before = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Storage": {{json}} }"""));
        var services = new ServiceCollection();
        if (before is not null)
        {
            services.Configure("cos", before);
        }

        services.AddHttpClient("cos").AddStorageErrorHandling(new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection("Storage"));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos");
    }
}
