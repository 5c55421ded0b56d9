using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Registration;

/// <summary>A watched file that is broken, or goes away, while the program runs.</summary>
public sealed class WatchedFileTests : IDisposable
{
    const string Sample = """{ "Storage": { "Retry": { "MaxRetryAttempts": 7 } } }""";

    readonly MemoryFile _file = new();
    readonly RecordingLoggerFactory _log = new();

    [Fact]
    public void A_change_comes_into_force_without_further_ado()
    {
        using var services = Services();

        _file.Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 1 } } }""");

        Assert.Equal(1, MaxRetryAttempts(services));
    }

    [Fact]
    public void A_file_that_is_no_JSON_leaves_the_options_as_they_are()
    {
        using var services = Services();

        Assert.ThrowsAny<Exception>(() => _file.Write("{ \"Storage\": "));
        Assert.Equal(7, MaxRetryAttempts(services));

        _file.Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 1 } } }""");
        Assert.Equal(1, MaxRetryAttempts(services));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_file_that_goes_away_takes_its_options_with_it()
    {
        using var services = Services();

        _file.Write(null);
        Assert.Equal(3, MaxRetryAttempts(services));

        _file.Write(Sample);
        Assert.Equal(7, MaxRetryAttempts(services));
    }

    public void Dispose()
    {
        _log.Dispose();
        _file.Dispose();
    }

    ServiceProvider Services()
    {
        _file.Write(Sample);
        var configuration = new ConfigurationBuilder().AddJsonFile(source =>
        {
            source.FileProvider = _file;
            source.Path = _file.Name;
            source.ReloadDelay = 0;
            source.ReloadOnChange = true;
        }).Build();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_log);
        services.AddHttpClient("cos").AddStorageErrorHandling(configuration.GetSection("Storage"));
        var provider = services.BuildServiceProvider();
        Assert.Equal(7, MaxRetryAttempts(provider));
        return provider;
    }

    static int MaxRetryAttempts(IServiceProvider services) => services.GetRequiredService<StorageClients>().Get("cos").Settings.Retry.MaxRetryAttempts;
}
