using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class ConnectionTests
{
    public static TheoryData<string, Func<Exception>, StorageRetryReason, StorageRetryReason> Failures => new()
    {
        { "no such host", () => new HttpRequestException(HttpRequestError.NameResolutionError), StorageRetryReason.NeverSent, StorageRetryReason.NeverSent },
        { "refused", () => new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException(111)), StorageRetryReason.NeverSent, StorageRetryReason.NeverSent },
        { "proxy", () => new HttpRequestException(HttpRequestError.ProxyTunnelError), StorageRetryReason.NeverSent, StorageRetryReason.NeverSent },
        { "handshake cut", () => new HttpRequestException(HttpRequestError.SecureConnectionError, null, new IOException()), StorageRetryReason.NeverSent, StorageRetryReason.NeverSent },
        { "connect timeout", () => new TaskCanceledException(null, new TimeoutException(), new(canceled: true)), StorageRetryReason.NeverSent, StorageRetryReason.NeverSent },
        { "timeout of a handler's own", () => new TaskCanceledException(null, new TimeoutException()), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "certificate", () => new HttpRequestException(HttpRequestError.SecureConnectionError, null, new AuthenticationException()), StorageRetryReason.CertificateRefused, StorageRetryReason.CertificateRefused },
        { "ended", () => new HttpRequestException(HttpRequestError.ResponseEnded), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "protocol", () => new HttpRequestException(HttpRequestError.HttpProtocolError), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "unknown", () => new HttpRequestException(), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "input and output", () => new IOException(), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "socket", () => new SocketException(104), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "inner cancellation", () => new OperationCanceledException(), StorageRetryReason.ConnectionLost, StorageRetryReason.NotIdempotent },
        { "not of a send", () => new InvalidOperationException(), StorageRetryReason.UnknownException, StorageRetryReason.UnknownException },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task T11_never_sent_goes_for_any_method_and_lost_for_idempotent_ones(string name, Func<Exception> failure, StorageRetryReason forPut, StorageRetryReason forPost)
    {
        Assert.Equal(forPut, await FirstReason(HttpMethod.Put, failure));
        Assert.Equal(forPost, await FirstReason(HttpMethod.Post, failure));
        Assert.NotEmpty(name);
    }

    [Fact]
    public async Task T8_an_exception_keeps_its_type_and_carries_the_attempts()
    {
        using var client = new TestClient(new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.ConnectionError, "refused"))), o => o.Retry.MaxRetryAttempts = 2);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Post));

        Assert.Equal("refused", exception.Message);
        Assert.Equal(3, exception.GetStorageAttempts().Count);
        Assert.All(exception.GetStorageAttempts(), attempt => Assert.Null(attempt.Error!.WireStatusCode));
    }

    [Fact]
    public async Task T8_the_callers_cancellation_ends_everything_at_once()
    {
        using var source = new CancellationTokenSource();
        var store = new StubHandler(_ =>
        {
            source.Cancel();
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        });
        using var handler = new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = store };
        using var invoker = new HttpMessageInvoker(handler);

        await Assert.ThrowsAnyAsync<Exception>(() => invoker.SendAsync(new(HttpMethod.Get, "http://host/"), source.Token));

        Assert.Single(store.Sent);
    }

    [Fact]
    public async Task T8_a_cancellation_during_the_wait_ends_it()
    {
        var time = new FakeTimeProvider();
        using var source = new CancellationTokenSource();
        var store = new StubHandler(Status(503));
        using var handler = new StorageErrorHandler(new StorageErrorHandlingOptions { TimeProvider = time }) { InnerHandler = store };
        using var invoker = new HttpMessageInvoker(handler);

        var send = invoker.SendAsync(new(HttpMethod.Get, "http://host/"), source.Token);
        Assert.False(send.IsCompleted);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task T8_superseded_answers_are_disposed_and_the_last_is_not()
    {
        var disposed = new List<int>();
        var store = new StubHandler(
            Status(503, r => r.Content = new WatchedContent(() => disposed.Add(0))),
            Status(503, r => r.Content = new WatchedContent(() => disposed.Add(1))),
            Status(404, r => r.Content = new WatchedContent(() => disposed.Add(2))));
        using var client = new TestClient(store);

        using (await client.SendAsync(HttpMethod.Get))
        {
            Assert.Equal([0, 1], disposed);
        }

        Assert.Equal([0, 1, 2], disposed);
    }

    [Fact]
    public async Task T11_a_connect_timeout_is_never_sent()
    {
        using var sockets = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
            ConnectCallback = async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return Stream.Null;
            },
        };
        using var client = new TestClient(sockets, o => o.Retry.MaxRetryAttempts = 1);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(HttpMethod.Post));

        Assert.Equal(StorageRetryReason.NeverSent, exception.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task T11_the_timeout_of_a_client_further_in_may_have_sent_the_request()
    {
        var sends = 0;
        using var hanging = new HttpClient(new HangingHandler(() => sends++)) { Timeout = TimeSpan.FromMilliseconds(1) };
        using var client = new TestClient(new ForwardingHandler(hanging));

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(HttpMethod.Post));

        Assert.Equal(StorageRetryReason.NotIdempotent, exception.GetStorageAttempts()[0].Reason);
        Assert.Equal(1, sends);
    }

    [Fact]
    public async Task T8_the_attempts_reach_a_caller_who_cancels_during_the_wait()
    {
        using var source = new CancellationTokenSource();
        var time = new FakeTimeProvider();
        using var client = new TestClient(new StubHandler(Status(503)), time: time);

        var send = client.Http.GetAsync("key", source.Token);
        Assert.False(send.IsCompleted);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(source.Token, exception.CancellationToken);
        var attempt = Assert.Single(exception.GetStorageAttempts());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, attempt.Error!.StatusCode);
        Assert.Equal((StorageAttemptDecision.GiveUp, StorageRetryReason.Cancelled, TimeSpan.Zero), (attempt.Decision, attempt.Reason, attempt.Delay));
    }

    [Fact]
    public async Task T6_a_retry_that_was_cancelled_before_it_was_sent_costs_nothing()
    {
        var time = new FakeTimeProvider();
        using var client = new TestClient(new StubHandler(Status(503)), o => o.Retry.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 }, time);
        for (var i = 0; i < 3; i++)
        {
            using var source = new CancellationTokenSource();
            var send = client.Http.GetAsync("key", source.Token);
            Assert.False(send.IsCompleted);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        }
    }

    [Fact]
    public async Task T8_an_answer_is_disposed_when_the_caller_cancels_before_the_wait()
    {
        using var source = new CancellationTokenSource();
        var disposed = 0;
        var store = new StubHandler(Status(503, r => r.Content = new WatchedContent(() => disposed++)));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ =>
        {
            source.Cancel();
            return true;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Http.GetAsync("key", HttpCompletionOption.ResponseHeadersRead, source.Token));

        Assert.Equal(1, disposed);
    }

    [Fact]
    public async Task T8_an_exception_that_calls_share_tells_each_of_its_own_attempts()
    {
        // As of a task that a handler inside keeps, and that every call awaits.
        var shared = new HttpRequestException(HttpRequestError.ConnectionError, "no token");
        var store = new StubHandler(Throws(() => shared));
        using var client = new TestClient(store);

        for (var i = 1; i < 3; i++)
        {
            var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Get));

            Assert.Equal(4 * i, store.Sent.Count);
            Assert.Equal([0, 1, 2, 3], exception.GetStorageAttempts().Select(attempt => attempt.Number));
        }
    }

    [Theory]
    [InlineData(404, 1, StorageRetryReason.NotRetryable)]
    [InlineData(503, 4, StorageRetryReason.TransientFault)]
    public async Task An_exception_that_names_a_status_counts_as_that_answer(int status, int sends, StorageRetryReason reason)
    {
        var store = new StubHandler(Throws(() => new HttpRequestException("refused", null, (HttpStatusCode)status)));
        using var client = new TestClient(store);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Get));

        Assert.Equal(sends, store.Sent.Count);
        Assert.Equal(reason, exception.GetStorageAttempts()[0].Reason);
        Assert.Equal((HttpStatusCode)status, exception.GetStorageAttempts()[0].Error!.StatusCode);
    }

    static async Task<StorageRetryReason> FirstReason(HttpMethod method, Func<Exception> failure)
    {
        var expected = failure().GetType();
        using var client = new TestClient(new StubHandler(Throws(failure)), o => o.Retry.MaxRetryAttempts = 1);
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(method));
        Assert.IsAssignableFrom(expected, exception);
        return exception.GetStorageAttempts()[0].Reason;
    }

    sealed class WatchedContent(Action onDispose) : ByteArrayContent([])
    {
        protected override void Dispose(bool disposing)
        {
            onDispose();
            base.Dispose(disposing);
        }
    }

    sealed class ForwardingHandler(HttpClient client) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            client.SendAsync(new HttpRequestMessage(request.Method, request.RequestUri), cancellationToken);
    }
}
