using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Callers that have HttpClient read the whole answer before they see it, as it does unless told otherwise.</summary>
public class BufferingCallersTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(4_000_000)]
    public async Task An_error_of_any_length_can_be_read_again_and_again(int length)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        var document = Encoding.ASCII.GetBytes($"<Error><Code>NoSuchKey</Code><Message>{new string('m', length)}</Message></Error>");
        session.Faults.Next(Fault.Body(404, document, "application/xml"));

        using var response = await session.Client.Http.GetAsync("key");

        Assert.Equal("NoSuchKey", response.GetStorageError()!.Code);
        Assert.Equal(document, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(document, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(document.Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(4_000_000)]
    public async Task An_error_of_any_length_can_be_read_synchronously(int length)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        var document = Encoding.ASCII.GetBytes($"<Error><Code>NoSuchKey</Code><Message>{new string('m', length)}</Message></Error>");
        session.Faults.Next(Fault.Body(404, document, "application/xml"));

        var (error, body) = await Task.Run(() =>
        {
            using var response = session.Client.Http.Send(Request.Of(HttpMethod.Get, "key"), HttpCompletionOption.ResponseHeadersRead);
            var copy = new MemoryStream();
            response.Content.CopyTo(copy, null, default);
            return (response.GetStorageError(), copy.ToArray());
        });

        Assert.Equal("NoSuchKey", error!.Code);
        Assert.Equal(document, body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_whose_body_breaks_is_told_by_the_exception(bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 1);
        session.Faults.Next(Fault.Error("SlowDown").ThenReset(FaultPoint.InBody, 80)).Always();
        var request = Request.Of(HttpMethod.Get, "key");

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => async ? session.Client.Http.SendAsync(request) : Task.Run(() => session.Client.Http.Send(request)));

        Assert.Equal(["Retry: Throttled", "GiveUp: AttemptsExhausted"], exception.Story());
        Assert.All(exception.GetStorageAttempts(), attempt => Assert.Equal(("SlowDown", 503), (attempt.Error!.Code, (int)attempt.Error.WireStatusCode!)));
        Assert.Equal(session.Received.Select(received => received.RequestId), exception.GetStorageAttempts().Select(attempt => attempt.Error!.RequestId));
    }

    [Fact]
    public async Task A_download_that_breaks_after_a_retry_tells_of_the_retry()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Stage.Store("key", "0123456789");
        session.Faults.Next(Fault.Error("SlowDown"), Fault.Reset(FaultPoint.InBody, 5));

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync());
        Assert.Equal(2, session.Received.Count);
    }
}
