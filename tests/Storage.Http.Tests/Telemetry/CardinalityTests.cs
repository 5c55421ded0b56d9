using OpenTelemetry.Metrics;
using Storage.Http.Telemetry;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Telemetry;

/// <summary>However wildly servers answer and callers ask, the number of series stays within what docs/telemetry.md promises.</summary>
[Collection(Alone.Name)]
public class CardinalityTests
{
    const int Calls = 10_000;

    // OpenTelemetry's SDK lumps together what exceeds this.
    const int SdkLimit = 2_000;

    static readonly int CoarseSets = Enum.GetValues<StorageErrorKind>().Length * Enum.GetValues<StorageRetryReason>().Length;

    [Fact]
    public void The_bound_is_below_that_of_the_sdk() => Assert.InRange(StorageMetrics.MaxTagSets + CoarseSets, 0, SdkLimit);

    [Fact]
    public async Task What_is_made_up_adds_no_series()
    {
        var sets = await ExportAsync(
            random => new(random.GetString("ABCDEFGH", 5)),
            random => $"https://{Any(random)}.example.{Any(random)}/{Any(random)}/{Any(random)}",
            random => (random.Next(400, 404), Any(random)));

        // One method, one store, one code, no server.
        Assert.Equal(4, sets);
    }

    [Fact]
    public async Task Buckets_add_no_series()
    {
        var sets = await ExportAsync(
            random => HttpMethod.Get,
            random => $"https://{Any(random)}-1250000000.cos.ap-guangzhou.myqcloud.com/{Any(random)}",
            _ => (404, "NoSuchKey"));

        Assert.Equal(1, sets);
    }

    [Fact]
    public async Task Servers_are_told_apart_up_to_a_number()
    {
        var sets = await ExportAsync(
            random => HttpMethod.Get,
            random => random.Next(2) == 0 ? $"http://10.{random.Next(256)}.{random.Next(256)}.1:{random.Next(1, 65536)}/bucket/key" : $"https://bucket.cos.{Any(random)}.myqcloud.com/key",
            _ => (404, "NoSuchKey"));

        Assert.Equal(StorageMetrics.MaxServers + 1, sets);
    }

    [Fact]
    public async Task Everything_at_random_stays_below_what_the_sdk_keeps_apart()
    {
        var codes = StorageErrorRegistry.Default.Select(row => row.Code).Distinct().ToArray();
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Head, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch, new("MADE-UP")];

        var sets = await ExportAsync(
            random => methods[random.Next(methods.Length)],
            random => random.Next(3) switch
            {
                0 => $"https://{Any(random)}/key",
                1 => $"https://bucket.oss-{Any(random)}.aliyuncs.com/key",
                _ => $"http://127.0.0.1:{random.Next(1, 65536)}/bucket/key",
            },
            random => (random.Next(400, 1000), codes[random.Next(codes.Length)]));

        Assert.InRange(sets, StorageMetrics.MaxTagSets, StorageMetrics.MaxTagSets + CoarseSets);
    }

    static string Any(Random random) => random.GetString("abcdefghijklmnopqrstuvwxyz", 8);

    // Returns the most sets of tags that any instrument has exported.
    static async Task<int> ExportAsync(Func<Random, HttpMethod> method, Func<Random, string> uri, Func<Random, (int Status, string Code)> answer)
    {
        var random = new Random(1);
        using var exported = new Exported();
        using var client = new ToldClient(
            new StubHandler(request =>
            {
                var (status, code) = answer(random);
                return StoreWords.Error(status, code)(request);
            }),
            o => o.Retry.MaxRetryAttempts = 0);
        using var provider = exported.Provider(scope => scope == client.Meters);
        client.Log.Least = Microsoft.Extensions.Logging.LogLevel.None;
        for (var i = 0; i < Calls; i++)
        {
            using var request = new HttpRequestMessage(method(random), uri(random));
            using var response = await client.SendAsync(request);
        }

        provider.ForceFlush();
        Assert.All(exported.All, metric => Assert.DoesNotContain(metric.Points, point => point.Tags.ContainsKey("otel.metric.overflow")));
        Assert.Equal(Calls, exported["storage.client.errors"].Sum);
        return exported.All.Max(metric => metric.Points.Count);
    }
}
