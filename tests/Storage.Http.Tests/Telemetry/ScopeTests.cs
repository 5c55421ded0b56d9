using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Telemetry;

/// <summary>A line stands in the scopes of whoever made the call, also after waits; the library opens none.</summary>
public class ScopeTests
{
    [Fact]
    public async Task Every_line_of_a_call_stands_in_the_callers_scope()
    {
        using var seen = new ScopeWriter();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(seen).SetMinimumLevel(LogLevel.Trace));
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Status(503), StubHandler.Status(404)))
            .AddStorageErrorHandling(o => o.TimeProvider = new FakeTimeProvider { SkipDelays = true }).RemoveAllLoggers();
        await using var provider = services.BuildServiceProvider();

        using (provider.GetRequiredService<ILogger<ScopeTests>>().BeginScope("order 42"))
        {
            using var response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("cos").GetAsync("http://host/key");
        }

        Assert.Equal([(6100, "Storage.Http.cos", "order 42"), (6101, "Storage.Http.cos", "order 42")], seen.Lines);
    }

    sealed class ScopeWriter : ILoggerProvider, ISupportExternalScope
    {
        IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public List<(int Id, string Category, string Scopes)> Lines { get; } = [];

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        sealed class Writer(ScopeWriter owner, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => owner._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => category.StartsWith("Storage.Http", StringComparison.Ordinal);

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                List<string?> scopes = [];
                owner._scopes.ForEachScope((scope, all) => all.Add(scope?.ToString()), scopes);
                owner.Lines.Add((eventId.Id, category, string.Join(';', scopes)));
            }
        }
    }
}
