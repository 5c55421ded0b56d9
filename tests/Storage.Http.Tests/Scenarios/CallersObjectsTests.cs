using System.Net;
using System.Text;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>What a user stores is the user's: an object that looks like an error is an object.</summary>
public class CallersObjectsTests
{
    const string Document = "<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code><Message>stored yesterday</Message></Error>";

    public static TheoryData<string, string, string> Objects
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var store in BuiltInProviders.All)
            {
                data.Add(store.Name, "error.xml", Document);
                data.Add(store.Name, "error.json", """{"code":"internal_error","message":"stored","request_id":"1"}""");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task A_stored_error_document_is_downloaded_as_a_success(string store, string key, string content)
    {
        await using var session = await HandledSession.StartAsync(store, options => options.Provider = BuiltInProviders.Find(store));
        var type = key.EndsWith("xml", StringComparison.Ordinal) ? "application/xml" : "application/json";
        session.Stage.Emulator.Objects.Put(session.Stage.Provider, key, Encoding.UTF8.GetBytes(content), type);

        using var response = await session.SendAsync(HttpMethod.Get, key + "?response-content-type=application/xml&prefix=a");
        using var part = await session.SendAsync(HttpMethod.Get, key, null, ("Range", "bytes=0-9"));
        using var put = await session.SendAsync(HttpMethod.Put, "again", new StringContent(content));

        Assert.Equal(content, await response.Content.ReadAsStringAsync());
        Assert.Equal(content[..10], await part.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.True(put.IsSuccessStatusCode);
        Assert.All([response, part, put], answer => Assert.Null(answer.GetStorageError()));
        Assert.All([response, part, put], answer => Assert.Empty(answer.GetStorageAttempts()));
        Assert.Equal(3, session.Received.Count);
        Assert.Equal(content, session.Stage.Stored("again"));
    }

    [Theory]
    [MemberData(nameof(EmulatorSession.StoreNames), MemberType = typeof(EmulatorSession))]
    public async Task Ordinary_work_goes_through_as_it_would_without_us(string store)
    {
        await using var session = await HandledSession.StartAsync(store, storeTime: new FakeTimeProvider());
        await using var twin = await EmulatorSession.StartAsync(store, options => options.TimeProvider = new FakeTimeProvider());
        (HttpMethod Method, string Uri)[] steps =
        [
            (HttpMethod.Put, "a/b%20c+d%E6%A1%B6"), (HttpMethod.Head, "a/b%20c+d%E6%A1%B6"), (HttpMethod.Get, "a/b%20c+d%E6%A1%B6"),
            (HttpMethod.Get, "?prefix=a/&delimiter=/"), (HttpMethod.Post, "big?uploads"), (HttpMethod.Delete, "a/b%20c+d%E6%A1%B6"), (HttpMethod.Head, "a/b%20c+d%E6%A1%B6"),
        ];

        foreach (var (method, uri) in steps)
        {
            var content = method == HttpMethod.Put || method == HttpMethod.Post ? new ByteArrayContent([0, 1, 2, 255]) : null;
            using var plain = await twin.SendAsync(method, uri, content, default, ("Host", "store.test"));
            using var response = await session.SendAsync(method, uri, content, ("Host", "store.test"));

            TakenAnswer.AssertSame(await TakenAnswer.TakeAsync(plain), await TakenAnswer.TakeAsync(response));
        }

        Assert.Equal(steps.Length, session.Received.Count);
        Assert.Equal(twin.Emulator.Requests.Select(request => (request.ToString(), request.BodyHash)), session.Received.Select(request => (request.ToString(), request.BodyHash)));
        Assert.All(session.Received.Zip(twin.Emulator.Requests), pair => Assert.Equal(pair.Second.Headers, pair.First.Headers));
    }
}
