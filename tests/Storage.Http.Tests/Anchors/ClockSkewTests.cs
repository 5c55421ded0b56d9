using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Signatures whose time is wrong: mended in the call that found out, with a clock that is believed, and with the whole body.</summary>
public class ClockSkewTests
{
    static readonly byte[] Bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData("memory", 2)]
    [InlineData("seekable", 2)]
    [InlineData("one way", 1)]
    public async Task A_skewed_upload_is_mended_in_the_same_call_and_never_arrives_empty(string source, int requests)
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var storeTime = new FakeTimeProvider();
        storeTime.Advance(Skew);
        var signer = new DatingSigner(time);
        await using var session = await HandledSession.StartAsync(
            StorageProvider.AlibabaOss,
            options => options.Retry.Repair = (failure, _) =>
            {
                signer.Offset = failure.ClockOffset ?? default;
                return new(failure.ClockOffset is not null);
            },
            time,
            builder => builder.AddHttpMessageHandler(() => signer),
            storeTime: storeTime);
        session.Faults.Next(Fault.Error("RequestTimeTooSkewed"));
        HttpContent content = source switch
        {
            "memory" => new ByteArrayContent(Bytes),
            "seekable" => new StreamContent(new MemoryStream(Bytes)),
            _ => new StreamContent(new OneWayStream(Bytes)),
        };

        using var response = await session.SendAsync(HttpMethod.Put, "key", content);

        Assert.Equal(requests, session.Received.Count);
        Assert.All(session.Received, received => Assert.Equal(Bytes.Length, received.BodyLength));
        Assert.Equal(requests == 2 ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(requests == 2 ? Bytes : null, session.Stage.Emulator.Objects.Find(StorageProvider.AlibabaOss, "key")?.Content.ToArray());
        if (requests == 2)
        {
            Assert.Equal(storeTime.GetUtcNow(), DatingSigner.DateOf(session.Received[1].Headers["x-signed-at"]));
        }
    }

    [Fact]
    public async Task A_signature_that_grew_old_in_a_stall_is_made_anew()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(
            request =>
            {
                time.Advance(TimeSpan.FromMinutes(16.5));
                return Skewed(time.GetUtcNow(), time.GetUtcNow())(request);
            },
            Status(200));
        using var client = new TestClient(
            new DatingSigner(time) { InnerHandler = store },
            o =>
            {
                o.Retry.MaxTotalTime = TimeSpan.FromHours(1);
                o.Retry.Repair = (failure, _) => new(failure.ClockOffset?.Duration() < TimeSpan.FromMinutes(15)); // the clock is right: signing anew is all it takes
            },
            time);

        using var response = await client.SendAsync(HttpMethod.Put, content: new ByteArrayContent(Bytes));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Retry: Repaired", "Succeed: Succeeded"], response.Story());
        Assert.Equal(TimeSpan.FromMinutes(16.5), SignedAt(store, 1) - SignedAt(store, 0));
    }

    [Fact]
    public async Task The_servers_time_in_the_body_goes_before_a_Date_of_1970()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        TimeSpan? offset = null;
        using var client = new TestClient(
            new StubHandler(Skewed(DateTimeOffset.UnixEpoch, time.GetUtcNow() + Skew), Status(200)),
            o => o.Retry.Repair = (failure, _) => new((offset = failure.ClockOffset) is not null),
            time);

        (await client.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal(Skew, offset);
    }

    [Fact]
    public async Task Every_attempt_is_signed_with_its_own_time()
    {
        var store = new StubHandler(Status(429), Status(429), Status(200));
        var time = new FakeTimeProvider { SkipDelays = true };
        using var client = new TestClient(new DatingSigner(time) { InnerHandler = store }, time: time);
        var others = new StubHandler(Status(429), Status(429), Status(200));
        using var peer = new PeerClient(new DatingSigner(time) { InnerHandler = others }, time);

        (await client.SendAsync(HttpMethod.Get)).Dispose();
        Assert.Equal([1, 2], [(SignedAt(store, 1) - SignedAt(store, 0)).TotalSeconds, (SignedAt(store, 2) - SignedAt(store, 1)).TotalSeconds]);

        // The peer sends the message that the signer has changed, and each attempt carries the signatures of those before it.
        (await peer.SendAsync(HttpMethod.Get)).Dispose();
        Assert.Equal([1, 2, 3], others.Sent.Select(sent => sent.Headers["x-signed-at"].Length));
    }

    static DateTimeOffset SignedAt(StubHandler store, int attempt) => DatingSigner.DateOf(Assert.Single(store.Sent[attempt].Headers["x-signed-at"]));

    static Func<HttpRequestMessage, HttpResponseMessage> Skewed(DateTimeOffset date, DateTimeOffset serverTime) => Status(403, response =>
    {
        response.Headers.Date = date;
        response.Content = new StringContent($"<Error><Code>RequestTimeTooSkewed</Code><ServerTime>{serverTime:yyyy-MM-ddTHH:mm:ss.000Z}</ServerTime></Error>");
    });
}
