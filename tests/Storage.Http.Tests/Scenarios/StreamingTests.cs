using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>What succeeds streams through: memory stays flat, however large the object.</summary>
[Collection(Alone.Name)]
public class StreamingTests
{
    const long GiB = 1L << 30;
    const long Little = 16 * 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_of_a_GiB_arrives_whole_and_nothing_of_it_is_kept(bool afterAnError)
    {
        ReadOnlyMemory<byte>[] chunks = [Head($"HTTP/1.1 200 OK\r\nContent-Length: {GiB}\r\n\r\n"), .. BigObject.Blocks(GiB)];
        await using var server = RawServer.Start(afterAnError ? [Refusal, RawAnswer.Of(chunks)] : [RawAnswer.Of(chunks)]);
        using var client = new HandledClient(server.BaseAddress);
        var received = 0L;

        var allocated = await Allocation.OfAsync(async () =>
        {
            using var response = await client.SendAsync(HttpMethod.Get, "key");
            Assert.Equal(afterAnError ? 2 : 0, response.GetStorageAttempts().Count);
            received = await ReadAsync(response);
        });

        Assert.Equal(GiB, received);
        Assert.InRange(allocated, 0, Little);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_of_a_large_one_way_stream_goes_out_whole_and_nothing_of_it_is_kept(bool fails)
    {
        const long Length = GiB / 4;
        using var server = new DiscardingServer();
        using var client = new HandledClient(server.Address, options => options.Retry.BufferRequestBytes = 64 * 1024);
        var content = new StreamContent(new BigObject(Length));
        Assert.Null(content.Headers.ContentLength);
        content.Headers.ContentLength = Length;
        var received = 0L;
        HttpResponseMessage? response = null;

        var allocated = await Allocation.OfAsync(async () =>
        {
            var receiving = server.ReceiveAsync(fails ? "HTTP/1.1 503 Slow\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            response = await client.SendAsync(HttpMethod.Put, "key", content);
            received = await receiving;
        });

        Assert.Equal(Length, received);
        Assert.Equal(fails ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response!.StatusCode);
        Assert.Equal(fails ? ["GiveUp: NotReplayable"] : [], response.Story());
        Assert.InRange(allocated, 0, Little);
    }

    [Theory]
    [InlineData("PUT", "target", 200)]
    [InlineData("POST", "target?uploads-like", 200)]
    [InlineData("GET", "?list-type=2&prefix=a", 200)]
    [InlineData("GET", "key", 503)]
    public async Task The_rest_of_an_answer_that_was_looked_at_streams_to_the_caller(string method, string uri, int status)
    {
        const long Length = GiB / 16;
        var begin = Head("<Anything>");
        ReadOnlyMemory<byte>[] chunks =
        [
            Head($"HTTP/1.1 {status} Any\r\nContent-Length: {Length + begin.Length}\r\n\r\n"), begin, .. BigObject.Blocks(Length),
        ];
        await using var server = RawServer.Start(RawAnswer.Of(chunks));
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.MaxRetryAttempts = 0);
        var received = 0L;

        var allocated = await Allocation.OfAsync(async () =>
        {
            using var response = await client.SendAsync(new(method), uri, method == "GET" ? null : new StringContent("x"));
            var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[begin.Length]);
            received = await ReadAsync(response);
        });

        Assert.Equal(Length, received);
        Assert.InRange(allocated, 0, Little);
    }

    static RawAnswer Refusal => RawAnswer.Of("HTTP/1.1 503 Slow\r\nContent-Length: 36\r\n\r\n<Error><Code>SlowDown</Code></Error>").Then(RawEnd.NextRequest);

    static ReadOnlyMemory<byte> Head(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    static async Task<long> ReadAsync(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[128 * 1024];
        var position = 0L;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0; position += read)
        {
            Assert.True(BigObject.Holds(buffer.AsSpan(0, read), position), $"The bytes at {position} are others.");
        }

        return position;
    }
}
