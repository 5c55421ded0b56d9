using System.Net;
using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R9: a body that breaks is part of the verdict and breaks again for the caller.</summary>
public class R09_BrokenBodiesTests
{
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
}
