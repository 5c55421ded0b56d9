using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class CallerWordTests
{
    static readonly StorageProvider Store = new("Own", provider =>
    [
        new(provider, "Own", "Skewed", StorageErrorKind.ClockSkew, "The clock is off.", "Set it.", HttpStatusCode.Forbidden),
        new(provider, "Own", "Expired", StorageErrorKind.CredentialsExpired, "The token ran out.", "Renew it.", HttpStatusCode.BadRequest),
    ])
    {
        ErrorHeaders = [new("x-own-error")],
        SignatureQueryKeys = ["sig"],
    };

    [Fact]
    public async Task ShouldRetry_sees_our_verdict_and_may_veto()
    {
        StorageRetryArguments seen = default;
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = args =>
        {
            seen = args;
            return false;
        });

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Single(store.Sent);
        Assert.Equal((true, StorageRetryReason.TransientFault, 0, StorageErrorKind.Transient), (seen.WouldRetry, seen.Reason, seen.AttemptNumber, seen.Error.Kind));
        Assert.Same(response, seen.Response);
        Assert.Equal(StorageRetryReason.CallerVetoed, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task ShouldRetry_may_add_within_the_limits()
    {
        var store = new StubHandler(Status(404));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ => true);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal([StorageRetryReason.CallerAdded, StorageRetryReason.CallerAdded, StorageRetryReason.CallerAdded, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task ShouldRetry_cannot_send_a_consumed_stream_again()
    {
        var store = new StubHandler(Status(404));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ => true);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream([1])));

        Assert.Equal(StorageRetryReason.NotReplayable, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task A_ShouldRetry_that_throws_counts_as_our_verdict_and_is_logged()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store, o => o.Retry.ShouldRetry = _ => throw new InvalidOperationException("broken"));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var line = Assert.Single(client.Log.Lines, line => line.Event.Id == 6110);
        Assert.Equal("broken", line.Exception!.Message);
        Assert.Equal("ShouldRetry", line.Values["Option"]);
    }

    [Theory]
    [InlineData("Skewed", 403)]
    [InlineData("Expired", 400)]
    public async Task T7_Repair_is_asked_once_and_true_means_at_once(string code, int status)
    {
        var asked = 0;
        var store = new StubHandler(Error(status, code), Status(200));
        using var client = RepairClient(store, (_, _) => new(++asked == 1));

        using var response = await client.SendAsync(HttpMethod.Post);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((1, 2), (asked, store.Sent.Count));
        Assert.Empty(client.Time.Delays);
        Assert.Equal(StorageRetryReason.Repaired, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task T7_Repair_is_not_asked_twice()
    {
        var asked = 0;
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, (_, _) => new(++asked > 0));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal((1, 2), (asked, store.Sent.Count));
        Assert.Equal(StorageRetryReason.NotRepaired, response.GetStorageAttempts()[1].Reason);
    }

    [Fact]
    public async Task T7_a_Repair_that_mends_nothing_ends_the_call()
    {
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, (_, _) => new(false));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(StorageRetryReason.NotRepaired, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T7_a_Repair_that_throws_mended_nothing_and_is_logged()
    {
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, (_, _) => throw new InvalidOperationException("no vault"));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("no vault", Assert.Single(client.Log.Lines, line => line.Event.Id == 6110).Exception!.Message);
    }

    [Fact]
    public async Task T7_a_pre_signed_url_is_never_repaired()
    {
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, (_, _) => new(true));

        using var response = await client.SendAsync(HttpMethod.Get, "key?sig=abc");

        Assert.Equal(StorageRetryReason.PreSigned, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T7_Repair_is_handed_the_clock_offset_from_the_date()
    {
        TimeSpan? offset = null;
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Error(403, "Skewed", r => r.Headers.Date = time.GetUtcNow() + TimeSpan.FromMinutes(15)), Status(200));
        using var client = RepairClient(store, (args, _) => new((offset = args.ClockOffset) is not null), time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(TimeSpan.FromMinutes(15), offset);
    }

    [Fact]
    public async Task T7_a_date_of_1970_is_not_believed()
    {
        TimeSpan? offset = TimeSpan.Zero;
        var store = new StubHandler(Error(403, "Skewed", r => r.Headers.Date = DateTimeOffset.UnixEpoch), Status(200));
        using var client = RepairClient(store, (args, _) => new((offset = args.ClockOffset) is not null));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Null(offset);
        Assert.Single(store.Sent);
    }

    [Fact]
    public void T7_a_synchronous_send_waits_for_an_asynchronous_repair()
    {
        var store = new StubHandler(Error(403, "Skewed"), Status(200));
        using var client = RepairClient(store, async (_, token) =>
        {
            await Task.Yield();
            return !token.IsCancellationRequested;
        });

        using var response = client.Http.Send(new(HttpMethod.Get, "key"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task T7_a_cancellation_during_the_repair_loses_no_answer()
    {
        using var source = new CancellationTokenSource();
        var store = new StubHandler(Error(403, "Skewed"));
        using var client = RepairClient(store, async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return true;
        });
        using var invoker = new HttpMessageInvoker(client.Handler, disposeHandler: false);

        using var response = await invoker.SendAsync(new(HttpMethod.Get, "http://host/key"), source.Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(StorageRetryReason.Cancelled, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Single(store.Sent);
    }

    static TestClient RepairClient(StubHandler store, Func<StorageRepairArguments, CancellationToken, ValueTask<bool>> repair, FakeTimeProvider? time = null) => new(
        store,
        o =>
        {
            o.Provider = Store;
            o.Retry.Repair = repair;
        },
        time);

    static Func<HttpRequestMessage, HttpResponseMessage> Error(int status, string code, Action<HttpResponseMessage>? configure = null) => Status(status, response =>
    {
        response.Headers.Add("x-own-error", code);
        configure?.Invoke(response);
    });
}
