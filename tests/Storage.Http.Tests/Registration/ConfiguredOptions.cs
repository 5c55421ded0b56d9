using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Storage.Http.Tests.Registration;

/// <summary>The options of a client named "cos" whose configuration has a section <c>Storage</c>.</summary>
static class ConfiguredOptions
{
    internal static StorageErrorHandlingOptions Read(string json, Action<IServiceCollection>? services = null)
    {
        using var provider = Provider(json, services);
        return provider.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos");
    }

    /// <summary>What the host says when it refuses to start.</summary>
    internal static string Refusal(string json, Action<IServiceCollection>? services = null)
    {
        using var provider = Provider(json, services);
        return Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message;
    }

    internal static IConfigurationRoot Configuration(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return new ConfigurationBuilder().AddJsonStream(stream).Build();
    }

    static ServiceProvider Provider(string json, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("cos").AddStorageErrorHandling(Configuration($$"""{ "Storage": {{json}} }""").GetSection("Storage"));
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
