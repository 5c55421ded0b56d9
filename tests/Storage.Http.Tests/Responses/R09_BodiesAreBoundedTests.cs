namespace Storage.Http.Tests.Responses;

/// <summary>R9: no more than the limit is read, and every byte comes again.</summary>
public class R09_BodiesAreBoundedTests
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
        foreach (var length in new[] { -5, -1, 0, 10, Error.Length - 1, Error.Length, Error.Length + 1, 100_000 })
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_length_that_the_server_did_not_tell_is_not_told_for_having_been_read(bool async)
    {
        var exchange = Exchange.Get().Answers(503, AnswerBody.Of(Error));

        await exchange.ReadAsync(async);

        Assert.Null(exchange.Response.Content.Headers.ContentLength);
        Assert.Equal(Error, await exchange.CallerGetsAsync());
    }

    static string Padded(int length) => length < Error.Length ? new('x', length) : Error + new string('y', length - Error.Length);
}
