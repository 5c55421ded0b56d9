using System.Net;
using System.Net.Sockets;
using System.Text;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Load;
using Storage.Http.Benchmarks.Sockets.Server;

namespace Storage.Http.Tests.Benchmarks.Sockets;

public class LeanServerTests
{
    [Fact]
    public async Task An_object_comes_with_ten_headers()
    {
        await using var server = new LeanServer();
        using var caller = new Caller(CallerKind.None, CallerSettings.Usual, server.BaseAddress);
        using var response = await caller.Client.GetAsync(ServerPaths.Small);

        Assert.Equal((HttpStatusCode.OK, 10), (response.StatusCode, response.Headers.Count() + response.Content.Headers.Count()));
        Assert.Equal(ServerAnswers.SmallBytes, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task A_refusal_is_one_that_the_library_knows()
    {
        await using var server = new LeanServer();
        using var caller = new Caller(CallerKind.Ours, CallerSettings.Usual with { Delay = TimeSpan.Zero }, server.BaseAddress);
        var seen = new List<int>();
        for (var request = 0; request < 40; request++)
        {
            using var response = await caller.Client.GetAsync(ServerPaths.Refusing);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            seen.AddRange(response.GetStorageAttempts().Where(attempt => attempt.Error is { Kind: StorageErrorKind.Throttling, Code: "SlowDown" }).Select(_ => request));
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task Large_objects_are_sent_and_taken_whole_one_after_the_other_on_one_connection()
    {
        await using var server = new LeanServer();
        using var caller = new Caller(CallerKind.None, CallerSettings.Usual, server.BaseAddress);
        foreach (var bytes in new long[] { 1, 4096, 1_000_003 })
        {
            var large = new LargeObject(bytes);

            Assert.Equal(bytes, (await large.GetAsync(caller)).Bytes);
            Assert.Equal(bytes, (await large.PutAsync(caller)).Bytes);
        }
    }

    [Fact]
    public async Task Gathered_calls_are_answered_once_all_are_there()
    {
        await using var server = new LeanServer();
        using var caller = new Caller(CallerKind.None, CallerSettings.Usual, server.BaseAddress);
        var first = caller.Client.GetAsync(ServerPaths.Gathering(2));
        using (var other = await caller.Client.GetAsync(ServerPaths.Small))
        {
            Assert.False(first.IsCompleted);
        }

        using var second = await caller.Client.GetAsync(ServerPaths.Gathering(2));
        using var answer = await first;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Another_path_is_not_found()
    {
        await using var server = new LeanServer();
        using var caller = new Caller(CallerKind.None, CallerSettings.Usual, server.BaseAddress);
        using var response = await caller.Client.GetAsync("/examplebucket/other");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_head_in_pieces_is_read_and_what_follows_it_is_the_next_request()
    {
        await using var server = new LeanServer();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        await using var stream = client.GetStream();
        var request = $"GET {ServerPaths.Large(3)} HTTP/1.1\r\nHost: localhost\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request[..30]));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request[30..] + request));
        var answer = new byte[2 * (ServerAnswers.ObjectHead(3).Length + 3)];

        await stream.ReadExactlyAsync(answer);

        Assert.Equal([.. ServerAnswers.ObjectHead(3), 0, 0, 0], answer[(answer.Length / 2)..]);
    }

    [Fact]
    public async Task The_child_tells_its_address_and_ends_with_its_input()
    {
        var output = new StringWriter();

        Assert.Equal(0, await ServeCommand.RunAsync(output, new MemoryStream([1])));
        Assert.Matches(@"^http://127\.0\.0\.1:\d+/\s$", output.ToString());
    }
}
