using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Docs;

/// <summary>The code of docs/emulator.md, run.</summary>
public class EmulatorSnippets
{
    [Fact]
    public async Task A_script_refuses_an_upload_and_shows_what_was_sent()
    {
        // snippet: emulator
        await using var emulator = await StorageEmulator.StartAsync();
        emulator.On(HttpMethod.Put, "/photo.jpg").Answer(Fault.Error("SlowDown").WithRetryAfter(TimeSpan.FromSeconds(1))).Times(2);

        using var client = new HttpClient { BaseAddress = emulator.BaseAddress(StorageProvider.TencentCos) };
        using var refused = await client.PutAsync("photo.jpg", new StringContent("hello"));     // 503 SlowDown

        RecordedRequest request = emulator.Requests[0];                                         // what was sent, byte by byte
        StoredObject? stored = emulator.Objects.Find(StorageProvider.TencentCos, "photo.jpg");  // null: refused before execution
        // end-snippet

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("<Code>SlowDown</Code>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("hello"u8.ToArray(), request.Body.ToArray());
        Assert.Null(stored);
    }

    [Fact]
    public async Task A_raw_server_breaks_off_in_the_header_and_then_answers()
    {
        // snippet: raw-server
        await using var server = RawServer.Start(
            RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Le").Then(RawEnd.Reset),
            RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        // end-snippet

        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("key", null));
        Assert.Equal("ok", await client.GetStringAsync("key"));
    }
}
