using System.Net;
using Storage.Http.Tests.Docs;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pacing;

/// <summary>Which answers slow a client down.</summary>
public class PacedAnswerTests
{
    const string SlowDown = "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
    const string PartlySlow = "<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>SlowDown</Code><Message>m</Message></Error></DeleteResult>";
    const string PartlyDenied = "<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code><Message>m</Message></Error></DeleteResult>";

    [Theory]
    [InlineData("GET", 503, SlowDown, true)]
    [InlineData("GET", 429, "", true)]
    [InlineData("COPY", 200, SlowDown, true)]
    [InlineData("POST", 200, PartlySlow, true)]
    [InlineData("POST", 200, PartlyDenied, false)]
    [InlineData("COPY", 200, StoreAnswer.CopyDone, false)]
    [InlineData("GET", 200, SlowDown, false)]
    [InlineData("GET", 503, "", false)]
    [InlineData("GET", 500, "", false)]
    [InlineData("GET", 404, "", false)]
    [InlineData("GET", 403, "", false)]
    public async Task Answers_that_ask_to_slow_down_do_and_others_do_not(string method, int status, string body, bool paces)
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 0);
        client.Store.Next(StoreAnswer.Xml(status, body));
        using var request = method switch
        {
            "COPY" => Scenarios.Request.Of(HttpMethod.Put, "key", null, ("x-cos-copy-source", "bucket/other")),
            "POST" => new(HttpMethod.Post, "?delete") { Content = new StringContent("<Delete/>") },
            _ => new HttpRequestMessage(HttpMethod.Get, "key"),
        };

        using var response = await client.SendAsync(request);

        Assert.Equal(paces, !client.SendAsync("next").IsCompleted);
    }

    [Fact]
    public async Task A_lost_answer_says_nothing_of_the_pace()
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 0);
        client.Store.Next(Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync());

        Assert.True(client.SendAsync("next").IsCompleted);
    }

    [Theory]
    [InlineData("AlibabaOss", 200, "x-oss-qos-delay-time", "4200", true)]
    [InlineData("AlibabaOss", 404, "x-oss-qos-delay-time", "4200", true)]
    [InlineData("AlibabaOss", 200, "x-oss-qos-delay-time", "0", false)]
    [InlineData("AlibabaOss", 200, "x-oss-qos-delay-time", "soon", false)]
    [InlineData("AlibabaOss", 200, "x-oss-qos-delay-time", "-5", false)]
    [InlineData("S3", 200, "x-obs-qos-delay-time", "10", true)]
    [InlineData("S3", 200, "x-amz-retry-after", "10", true)]
    [InlineData("S3", 200, "Retry-After", "10", false)]
    [InlineData(null, 200, "X-OSS-QOS-DELAY-TIME", "10", true)]
    public async Task A_success_that_tells_of_a_wait_slows_without_being_a_failure(string? store, int status, string name, string value, bool paces)
    {
        using var client = new PacedClient(o => o.Provider = store is null ? null : BuiltInProviders.Find(store));
        client.Store.Next(Status(status, answer => answer.Headers.TryAddWithoutValidation(name, value)));

        using var response = await client.SendAsync();

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(status == 404 ? 1 : 0, response.GetStorageAttempts().Count);
        Assert.Equal(paces, !client.SendAsync("next").IsCompleted);
    }

    [Theory]
    [InlineData("x-oss-traffic-limit", "key")]
    [InlineData("X-Oss-Traffic-Limit", "key")]
    [InlineData(null, "key?x-oss-traffic-limit=819200&Signature=s")]
    public async Task A_wait_that_the_request_asked_for_slows_nobody(string? header, string uri)
    {
        using var client = new PacedClient(o => o.Provider = StorageProvider.AlibabaOss);
        client.Store.Next(Status(200, answer => answer.Headers.Add("x-oss-qos-delay-time", "4200")));
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (header is not null)
        {
            request.Headers.Add(header, "819200");
        }

        using var response = await client.SendAsync(request);

        Assert.True(client.SendAsync("next").IsCompleted);
    }

    [Fact]
    public async Task A_store_of_ones_own_names_its_headers()
    {
        var own = new StorageProvider("Own") { DelayHeaders = [new("x-own-wait", TimeSpan.FromSeconds(1), askedBy: "x-own-limit")] };
        using var client = new PacedClient(o => o.Provider = own);
        client.Store.Next(Status(200, answer => answer.Headers.Add("x-own-wait", ["0", "3"])), times: 2);

        using var asked = await client.SendAsync(Scenarios.Request.Of(HttpMethod.Get, "key", null, ("x-own-limit", "1")));
        Assert.True(client.SendAsync("next").IsCompleted);
        Assert.False(client.SendAsync("last").IsCompleted);
    }
}
