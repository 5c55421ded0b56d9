using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Requests;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Telemetry;

public class MetricsTests
{
    [Fact]
    public async Task A_recovered_call_counts_its_failures_its_retries_and_itself()
    {
        var measured = await Measure(Status(503), Status(429), Status(200));

        Assert.Equal(2, Sum(measured, "storage.client.errors"));
        Assert.Equal(2, Sum(measured, "storage.client.retries"));
        Assert.Equal(1, Sum(measured, "storage.client.recovered"));
        Assert.Equal(0, Sum(measured, "storage.client.exhausted"));
        Assert.Equal(0, Sum(measured, "storage.client.retry.delay"));
    }

    [Fact]
    public async Task A_call_given_up_on_counts_as_exhausted()
    {
        var measured = await Measure(Status(503));

        Assert.Equal(4, Sum(measured, "storage.client.errors"));
        Assert.Equal(1, Sum(measured, "storage.client.exhausted"));
    }

    [Fact]
    public async Task A_good_call_measures_nothing() => Assert.Empty(await Measure(Status(200)));

    [Fact]
    public async Task The_tags_are_those_of_opentelemetry_and_few()
    {
        var error = (await Measure(Status(404))).Single(measurement => measurement.Name == "storage.client.errors");

        Assert.Equal("404", error.Tags["error.type"]);
        Assert.Equal("NotFound", error.Tags["storage.error.kind"]);
        Assert.Equal("GET", error.Tags["http.request.method"]);
        Assert.Equal(404, error.Tags["http.response.status_code"]);
        Assert.Equal("NotRetryable", error.Tags["storage.retry.reason"]);
        Assert.Equal("cos.ap-guangzhou.myqcloud.com", error.Tags["server.address"]);
        Assert.Equal(443, error.Tags["server.port"]);
        Assert.Equal(
            ["error.type", "http.request.method", "http.response.status_code", "server.address", "server.port", "storage.error.kind", "storage.provider", "storage.retry.reason"],
            error.Tags.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key", "cos.ap-guangzhou.myqcloud.com")]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket/key", "cos.ap-guangzhou.myqcloud.com")]
    [InlineData("https://bucket.oss-cn-hangzhou.aliyuncs.com/key", "oss-cn-hangzhou.aliyuncs.com")]
    [InlineData("https://bucket.oss.aliyuncs.com/key", "oss.aliyuncs.com")]
    [InlineData("https://bucket.ap-southeast-1.oss.aliyuncs.com/key", "ap-southeast-1.oss.aliyuncs.com")]
    [InlineData("https://my.dotted.bucket.s3.eu-west-1.amazonaws.com/key", "s3.eu-west-1.amazonaws.com")]
    [InlineData("https://bucket.pek3b.qingstor.com/key", "pek3b.qingstor.com")]
    [InlineData("http://127.0.0.1:9000/bucket/key", "127.0.0.1")]
    [InlineData("https://images.example.com/key", null)]
    public void Server_address_has_no_bucket(string uri, string? expected) =>
        Assert.Equal(expected, ServerAddress.Of(new(uri), new(null, BuiltInProviders.All)));

    [Fact]
    public async Task A_code_that_is_not_in_the_registry_becomes_OTHER()
    {
        var provider = new StorageProvider("Own") { ErrorHeaders = [new("x-own-error")] };

        var error = (await Measure(o => o.Provider = provider, Status(400, r => r.Headers.Add("x-own-error", "MadeUp" + Guid.NewGuid())))).Single(measurement => measurement.Name == "storage.client.errors");

        Assert.Equal("_OTHER", error.Tags["error.type"]);
    }

    [Fact]
    public async Task A_method_of_the_callers_own_becomes_OTHER()
    {
        var error = (await Measure(_ => { }, new HttpMethod("MADE-UP"), Status(404))).Single(measurement => measurement.Name == "storage.client.errors");

        Assert.Equal("_OTHER", error.Tags["http.request.method"]);
    }

    static double Sum(List<Measurement> measured, string name) => measured.Where(measurement => measurement.Name == name).Sum(measurement => measurement.Value);

    static Task<List<Measurement>> Measure(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) => Measure(_ => { }, answers);

    static Task<List<Measurement>> Measure(Action<StorageErrorHandlingOptions> configure, params Func<HttpRequestMessage, HttpResponseMessage>[] answers) =>
        Measure(configure, HttpMethod.Get, answers);

    static async Task<List<Measurement>> Measure(Action<StorageErrorHandlingOptions> configure, HttpMethod method, params Func<HttpRequestMessage, HttpResponseMessage>[] answers)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => new StubHandler(answers)).AddStorageErrorHandling(o =>
        {
            o.Retry.TransientDelay = TimeSpan.Zero;
            o.Retry.ThrottlingDelay = TimeSpan.Zero;
            configure(o);
        });
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IMeterFactory>();
        var measured = new List<Measurement>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Meter.Name == "Storage.Http")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add(new(instrument.Name, value, tags.ToArray().ToDictionary())));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Add(new(instrument.Name, value, tags.ToArray().ToDictionary())));
        listener.Start();

        using var response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("cos")
            .SendAsync(new(method, "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key"));
        return measured;
    }
}
