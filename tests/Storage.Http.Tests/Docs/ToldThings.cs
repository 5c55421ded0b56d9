using System.Diagnostics;
using Storage.Http.Tests.Telemetry;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Docs;

/// <summary>All that is told of calls of every sort: with every reason, with and without a span of their own, paced, cancelled, of odd methods and statuses.</summary>
sealed class ToldThings
{
    internal static readonly string[] Places = ["metrics", "span", "event", "caller's span"];

    internal List<Measurement> Metrics { get; } = [];

    internal List<ActivityEvent> Events { get; } = [];

    internal List<(string Name, string Type, string Place)> Attributes { get; } = [];

    internal static string NameOf(Type type) => type == typeof(string) ? "string" : type == typeof(int) ? "int" : type == typeof(double) ? "double" : type.Name;

    internal static async Task<ToldThings> Async()
    {
        var told = new ToldThings();
        foreach (var call in ReasonCases.All)
        {
            using var client = new ToldClient(new StubHandler(call.Answers), call.Configure);
            using (var spans = new KeptSpans("Storage.Http"))
            {
                await client.AttemptsAsync(Known(call.Request(client.Time.GetUtcNow())));
                told.Add(spans.Spans, "span");
            }

            using var span = new Activity("work").Start();
            await client.AttemptsAsync(call.Request(client.Time.GetUtcNow()));
            told.Add([span], "caller's span");
            told.Add(client.Meters);
        }

        using var odd = new KeptSpans("Storage.Http");
        using var other = new ToldClient(new StubHandler(Status(200)));
        await other.AttemptsAsync(Known(new(new("MADE-UP"), "http://host/")));
        told.Add(odd.Spans, "span");
        told.AddPaced();
        return told;
    }

    static HttpRequestMessage Known(HttpRequestMessage request)
    {
        request.RequestUri = new UriBuilder(request.RequestUri!) { Host = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com" }.Uri;
        return request;
    }

    void Add(IEnumerable<Activity> spans, string place)
    {
        foreach (var span in spans)
        {
            Attributes.AddRange(span.TagObjects.Where(tag => tag.Value is not null).Select(tag => (tag.Key, NameOf(tag.Value!.GetType()), place)));
            Events.AddRange(span.Events);
            Attributes.AddRange(span.Events.SelectMany(heard => heard.Tags).Where(tag => tag.Value is not null).Select(tag => (tag.Key, NameOf(tag.Value!.GetType()), "event")));
        }
    }

    void Add(OwnMeters meters)
    {
        Metrics.AddRange(meters.Measured);
        Attributes.AddRange(meters.Measured.SelectMany(measurement => measurement.Tags).Select(tag => (tag.Key, NameOf(tag.Value!.GetType()), "metrics")));
    }

    // What a paced send is measured under, without the store and the clock that pacing itself needs.
    void AddPaced()
    {
        using var meters = new OwnMeters();
        new Storage.Http.Telemetry.StorageMetrics(meters).Paced(TimeSpan.FromSeconds(1), "GET", new("host", 443));
        Add(meters);
    }
}
