using System.Net;
using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R9: bounded reading, and every byte again for the caller.</summary>
public class R09_BodiesStayReadableTests
{
    const string Error = "<Error><Code>SlowDown</Code><Message>m</Message></Error>";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(200_000)]
    public async Task Every_byte_comes_again_whatever_the_length(int length)
    {
        var text = Padded(length);
        foreach (var withLength in new[] { true, false })
        {
            foreach (var async in new[] { true, false })
            {
                var exchange = Exchange.Get().Answers(503, AnswerBody.Of(text));
                if (withLength)
                {
                    exchange.Response.Content.Headers.ContentLength = text.Length;
                }

                await exchange.ReadAsync(async);

                Assert.True(exchange.Body!.BytesRead <= 65536, "More was read than the limit allows.");
                Assert.Equal(text, await exchange.CallerGetsAsync());
            }
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task The_limit_holds_for_any_chunks(int limit)
    {
        var text = Error + new string('x', 6000);
        foreach (var chunk in new[] { 1, 3, 50, 4096, 7000 })
        {
            var exchange = Exchange.Get().Answers(503, AnswerBody.Of(text.Chunk(chunk).Select(part => new string(part))));
            exchange.Limits = exchange.Limits with { MaxErrorBodyBytes = limit };

            var error = await exchange.ErrorAsync();

            Assert.True(exchange.Body!.BytesRead <= limit, "More was read than the limit allows.");
            Assert.Equal(limit < "<Error><Code>SlowDown</Code>".Length ? null : "SlowDown", error.Code);
            Assert.Equal(text, await exchange.CallerGetsAsync());
        }
    }

    [Fact]
    public async Task An_announced_length_that_is_wrong_costs_no_byte()
    {
        foreach (var length in new[] { 0, 10, Error.Length - 1, Error.Length, Error.Length + 1, 100_000 })
        {
            var exchange = Exchange.Get().Answers(503, AnswerBody.Dripping(Error));
            exchange.Response.Content.Headers.ContentLength = length;

            await exchange.ReadAsync();
            using var reader = new StreamReader(await exchange.Response.Content.ReadAsStreamAsync());

            Assert.Equal(Error, await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task All_headers_stay()
    {
        var exchange = Exchange.Get().Answers(503, Error);
        var headers = exchange.Response.Content.Headers;
        headers.ContentLength = Error.Length;
        headers.TryAddWithoutValidation("Content-Type", "application/xml; charset=utf-8");
        headers.TryAddWithoutValidation("Content-Language", ["en", "de"]);
        headers.TryAddWithoutValidation("Last-Modified", "not a date");
        headers.TryAddWithoutValidation("Expires", "-1");
        var before = Lines(exchange.Response);

        await exchange.ReadAsync();

        Assert.Equal(before, Lines(exchange.Response));
        Assert.Equal("application/xml", exchange.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Error.Length, exchange.Response.Content.Headers.ContentLength);

        static string[] Lines(HttpResponseMessage response) =>
            [.. response.Content.Headers.NonValidated.Select(header => $"{header.Key}: {string.Join('|', header.Value)}").Order()];
    }

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_breaks_gives_its_bytes_and_then_its_own_exception(bool async)
    {
        var failure = new IOException("The connection was reset.");
        var exchange = Exchange.Get().Answers(503, AnswerBody.Of("<Error><Code>SlowDown</Code><Mess").ThenFails(failure));

        var error = await exchange.ErrorAsync(async);

        Assert.Equal("SlowDown", error.Code);
        var stream = exchange.Response.Content.ReadAsStream();
        var got = new byte[33];
        stream.ReadExactly(got);
        Assert.Equal("<Error><Code>SlowDown</Code><Mess", Encoding.UTF8.GetString(got));
        Assert.Same(failure, Assert.Throws<IOException>(() => stream.ReadByte()));
        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => stream.ReadAsync(got).AsTask()));
        var wrapped = await Assert.ThrowsAsync<HttpRequestException>(() => exchange.Response.Content.ReadAsStringAsync());
        Assert.Same(failure, wrapped.InnerException);
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(ObjectDisposedException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Any_failure_of_the_body_is_part_of_the_verdict(Type type)
    {
        var failure = type == typeof(ObjectDisposedException) ? new ObjectDisposedException("stream") : (Exception)Activator.CreateInstance(type)!;
        var exchange = Exchange.Get().Answers(503, new AnswerBody().ThenFails(failure));

        Assert.Equal(StorageErrorKind.Transient, (await exchange.ErrorAsync()).Kind);
        Assert.Same(failure, await Record.ExceptionAsync(() => exchange.Response.Content.ReadAsStream().ReadAsync(new byte[1]).AsTask()));
    }

    [Fact]
    public async Task A_body_that_cannot_even_be_opened_is_part_of_the_verdict()
    {
        var exchange = Exchange.Get().Answers(503);
        exchange.Response.Content = new ClosedContent();

        Assert.Equal(StorageErrorKind.Transient, (await exchange.ErrorAsync()).Kind);
        await Assert.ThrowsAsync<IOException>(() => exchange.Response.Content.ReadAsStreamAsync().ContinueWith(opened => opened.GetAwaiter().GetResult().ReadByte(), TaskScheduler.Default));
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

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task Compressed_bodies_are_unfolded_for_reading_not_for_the_caller(string coding)
    {
        var bytes = coding switch
        {
            "deflate" => Compression.Zlib(Error),
            "raw deflate" => Compression.RawDeflate(Error),
            "br" => Compression.Brotli(Error),
            "identity" => Encoding.UTF8.GetBytes(Error),
            _ => Compression.Gzip(Error),
        };
        foreach (var body in new[] { new AnswerBody().Then(bytes), AnswerBody.Dripping(bytes) })
        {
            var exchange = Exchange.Get().Answers(503, body).With("Content-Encoding", coding == "raw deflate" ? "deflate" : coding);

            Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
            Assert.Equal(bytes, await exchange.Response.Content.ReadAsByteArrayAsync());
            Assert.Single(exchange.Response.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task A_compressed_listing_is_not_held_back()
    {
        var listing = "<ListBucketResult>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<Key>{i * 7919}</Key>")) + "</ListBucketResult>";
        var bytes = Compression.Gzip(listing);
        var exchange = Exchange.Get("https://bucket.example.com/?list-type=2").Answers(200, AnswerBody.Dripping(bytes)).With("Content-Encoding", "gzip");

        Assert.Null(await exchange.ReadAsync());
        Assert.InRange(exchange.Body!.BytesRead, 1, 1024);
        Assert.Equal(bytes, await exchange.Response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_bomb_unfolds_to_the_limit_and_no_further()
    {
        var bomb = Compression.Gzip("<Error><Code>SlowDown</Code><Message>" + new string('x', 50_000_000) + "</Message></Error>");
        var exchange = Exchange.Get().Answers(503, bomb).With("Content-Encoding", "gzip");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = await exchange.ErrorAsync(async: false);
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal("SlowDown", error.Code);
        Assert.Null(error.Message);
        Assert.True(spent < 1 << 20, $"{spent} bytes were allocated.");
    }

    sealed class ClosedContent : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => throw new IOException("closed");

        protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => throw new IOException("closed");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new IOException("closed");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    static string Padded(int length) => length < Error.Length ? new('x', length) : Error + new string('y', length - Error.Length);
}
