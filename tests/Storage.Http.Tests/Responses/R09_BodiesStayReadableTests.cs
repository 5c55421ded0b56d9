using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R9: the caller reads a body in whatever way, as if nobody had before.</summary>
public class R09_BodiesStayReadableTests
{
    const string Error = "<Error><Code>SlowDown</Code><Message>m</Message></Error>";

    [Fact]
    public async Task A_body_that_was_read_whole_can_be_read_in_every_way_and_again()
    {
        var exchange = Exchange.Get().Answers(503, Error);
        await exchange.ReadAsync();
        var content = exchange.Response.Content;

        var stream = await content.ReadAsStreamAsync();
        Assert.True(stream.CanSeek);
        Assert.Equal(Error.Length, stream.Length);
        Assert.Equal(Error, await new StreamReader(stream).ReadToEndAsync());
        var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        content.CopyTo(copy, null, default);
        Assert.Equal(Error + Error, Encoding.UTF8.GetString(copy.ToArray()));
        Assert.Equal(Error, await content.ReadAsStringAsync());
        await content.LoadIntoBufferAsync();
        Assert.Equal(Error, await content.ReadAsStringAsync());
        Assert.Equal(Error, Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync()));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task A_body_can_be_read_synchronously(int length)
    {
        foreach (var read in new Func<HttpContent, string>[]
        {
            static content => new StreamReader(content.ReadAsStream()).ReadToEnd(),
            static content =>
            {
                var target = new MemoryStream();
                content.CopyTo(target, null, default);
                return Encoding.UTF8.GetString(target.ToArray());
            },
        })
        {
            var exchange = Exchange.Get().Answers(503, Padded(length));
            await exchange.ReadAsync(async: false);

            Assert.Equal(Padded(length), read(exchange.Response.Content));
        }
    }

    [Fact]
    public async Task The_charset_of_the_content_type_counts_for_the_caller()
    {
        var exchange = Exchange.Get().Answers(503, Encoding.Unicode.GetBytes(Error)).With("Content-Type", "application/xml; charset=utf-16");

        Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
        Assert.Equal(Error, await exchange.Response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_that_goes_on_behind_what_was_read_can_be_buffered_and_then_read_again()
    {
        var text = Padded(100_000);
        var exchange = Exchange.Get().Answers(503, text);
        await exchange.ReadAsync();

        await exchange.Response.Content.LoadIntoBufferAsync();

        Assert.Equal(text, await exchange.Response.Content.ReadAsStringAsync());
        Assert.Equal(text, await new StreamReader(exchange.Response.Content.ReadAsStream()).ReadToEndAsync());
    }

    [Fact]
    public async Task Unbuffered_it_can_be_read_once_as_any_network_stream()
    {
        var exchange = Exchange.Get().Answers(503, Padded(100_000));
        await exchange.ReadAsync();
        await exchange.Response.Content.CopyToAsync(Stream.Null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => exchange.Response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_stream_of_prefix_and_rest_reads_in_every_way()
    {
        var text = Padded(70_000);
        foreach (var read in new Func<Stream, byte[], ValueTask<int>>[]
        {
            static (stream, buffer) => stream.ReadAsync(buffer),
            static (stream, buffer) => new(stream.ReadAsync(buffer, 0, buffer.Length)),
            static (stream, buffer) => new(stream.Read(buffer)),
            static (stream, buffer) => new(stream.Read(buffer, 0, buffer.Length)),
        })
        {
            var exchange = Exchange.Get().Answers(503, text);
            await exchange.ReadAsync();
            var stream = await exchange.Response.Content.ReadAsStreamAsync();
            var got = new MemoryStream();
            var buffer = new byte[1000];
            for (int length; (length = await read(stream, buffer)) > 0;)
            {
                got.Write(buffer, 0, length);
            }

            Assert.Equal(text, Encoding.UTF8.GetString(got.ToArray()));
            Assert.True(stream is { CanRead: true, CanSeek: false, CanWrite: false });
        }
    }

    [Fact]
    public async Task Disposing_the_answer_disposes_the_original_body()
    {
        foreach (var length in new[] { 10, 100_000 })
        {
            var exchange = Exchange.Get().Answers(503, Padded(length));
            await exchange.ReadAsync();
            Assert.False(exchange.Body!.IsDisposed);

            exchange.Response.Dispose();

            Assert.True(exchange.Body.IsDisposed);
        }
    }

    [Fact]
    public async Task Disposing_the_stream_disposes_the_rest()
    {
        var exchange = Exchange.Get().Answers(503, Padded(100_000));
        await exchange.ReadAsync();

        await (await exchange.Response.Content.ReadAsStreamAsync()).DisposeAsync();

        Assert.True(exchange.Body!.IsDisposed);
    }

    static string Padded(int length) => length < Error.Length ? new('x', length) : Error + new string('y', length - Error.Length);
}
