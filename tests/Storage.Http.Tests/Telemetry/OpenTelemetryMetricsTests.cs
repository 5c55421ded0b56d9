using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Telemetry;

/// <summary>The meter as OpenTelemetry's own SDK reads it.</summary>
[Collection(Alone.Name)]
public class OpenTelemetryMetricsTests
{
    readonly HashSet<object> _factories = [];

    [Fact]
    public async Task A_clients_calls_are_exported_with_names_units_and_tags()
    {
        using var exported = new Exported();
        using var provider = exported.Provider(IsOurs);

        await CallAsync(Status(503), Status(200));
        await CallAsync(Status(404));
        await CallAsync(Status(503));
        provider.ForceFlush();

        Assert.All(exported.All, metric => Assert.Equal(("Storage.Http", typeof(StorageError).Assembly.GetName().Version!.ToString(3)), (metric.Meter, metric.Version)));
        Assert.Equal(
            [
                ("storage.client.errors", "{error}", 6), ("storage.client.exhausted", "{call}", 1), ("storage.client.recovered", "{call}", 1), ("storage.client.retries", "{retry}", 4),
                ("storage.client.retry.delay", "s", 0.1 + 0.1 + 0.2 + 0.4),
            ],
            exported.All.OrderBy(metric => metric.Name).Select(metric => (metric.Name, metric.Unit, Math.Round(metric.Sum, 6))));
        Assert.Equal(
            ["error.type=503", "http.request.method=GET", "http.response.status_code=503", "server.address=cos.ap-guangzhou.myqcloud.com", "server.port=443", "storage.error.kind=Transient", "storage.provider=TencentCos", "storage.retry.reason=TransientFault"],
            exported["storage.client.retries"].Points.Select(TagsOf).First());
        Assert.Equal(
            ["http.request.method=GET", "server.address=cos.ap-guangzhou.myqcloud.com", "server.port=443", "storage.error.kind=Transient", "storage.provider=TencentCos"],
            TagsOf(Assert.Single(exported["storage.client.recovered"].Points)));
        Assert.Equal(
            ["http.request.method=GET", "server.address=cos.ap-guangzhou.myqcloud.com", "server.port=443", "storage.error.kind=Transient", "storage.provider=TencentCos", "storage.retry.reason=TransientFault"],
            exported["storage.client.retry.delay"].Points.Select(TagsOf).First());
    }

    [Fact]
    public async Task Waits_come_in_buckets_of_seconds_that_suit_them()
    {
        using var exported = new Exported();
        using var provider = exported.Provider(IsOurs);

        await CallAsync(Status(503), Status(200));
        provider.ForceFlush();

        var point = Assert.Single(exported["storage.client.retry.delay"].Points);
        Assert.Equal(1, point.Count);
        Assert.Equal([0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 90, double.PositiveInfinity], point.Bounds);
    }

    [Fact]
    public async Task A_view_may_drop_tags_and_change_buckets()
    {
        using var exported = new Exported();
        using var provider = exported.Provider(IsOurs, builder => builder
            .AddView("storage.client.errors", new MetricStreamConfiguration { TagKeys = ["storage.error.kind"] })
            .AddView("storage.client.retry.delay", new ExplicitBucketHistogramConfiguration { Boundaries = [1, 10] }));

        await CallAsync(Status(503), Status(404), Status(200));
        await CallAsync(Status(404));
        provider.ForceFlush();

        Assert.Equal(["storage.error.kind=NotFound", "storage.error.kind=Transient"], exported["storage.client.errors"].Points.SelectMany(TagsOf).Distinct().Order());
        Assert.Equal([1, 10, double.PositiveInfinity], Assert.Single(exported["storage.client.retry.delay"].Points).Bounds);
    }

    [Fact]
    public async Task Without_injection_the_meter_of_the_process_is_heard()
    {
        using var exported = new Exported();
        using var provider = exported.Provider(scope => scope is null);
        using var client = new TestClient(new StubHandler(Status(403)));

        using var response = await client.SendAsync(HttpMethod.Get);
        provider.ForceFlush();

        Assert.Equal(["error.type=403", "http.request.method=GET", "http.response.status_code=403", "storage.error.kind=Permission", "storage.provider=_OTHER", "storage.retry.reason=NotRetryable"], TagsOf(Assert.Single(exported["storage.client.errors"].Points)));
    }

    [Fact]
    public async Task A_good_call_exports_nothing()
    {
        using var exported = new Exported();
        using var provider = exported.Provider(IsOurs);

        await CallAsync(Status(200));
        provider.ForceFlush();

        Assert.All(exported.All, metric => Assert.Empty(metric.Points));
    }

    static IEnumerable<string> TagsOf(ExportedPoint point) => point.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);

    bool IsOurs(object? factory) => factory is not null && _factories.Contains(factory);

    async Task CallAsync(params Func<HttpRequestMessage, HttpResponseMessage>[] answers)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => new StubHandler(answers)).AddStorageErrorHandling(o =>
        {
            o.Provider = StorageProvider.TencentCos;
            o.TimeProvider = new FakeTimeProvider { SkipDelays = true };
            o.Retry.UseJitter = false;
        });
        await using var provider = services.BuildServiceProvider();
        _factories.Add(provider.GetRequiredService<IMeterFactory>());
        using var response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("cos").GetAsync("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key");
    }
}
