using System.Net;
using static Storage.Http.Tests.Retry.RepairStage;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>T7: who is asked, when, and what he is told.</summary>
public class RepairTests
{
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

    [Fact]
    public async Task T7_the_body_goes_before_the_date_and_a_missing_date_tells_nothing()
    {
        var told = new List<TimeSpan?>();
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(
            Error(403, "Skewed", r =>
            {
                r.Headers.Date = time.GetUtcNow() + TimeSpan.FromMinutes(15);
                r.Content = new StringContent($"<Error><Code>Skewed</Code><ServerTime>{time.GetUtcNow() + TimeSpan.FromHours(2):yyyy-MM-dd'T'HH:mm:ss'Z'}</ServerTime></Error>");
            }),
            Error(403, "Skewed"));
        using var client = RepairClient(
            store,
            (args, _) =>
            {
                told.Add(args.ClockOffset);
                return new(false);
            },
            time);

        (await client.SendAsync(HttpMethod.Get)).Dispose();
        (await client.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal([TimeSpan.FromHours(2), null], told);
    }

    [Theory]
    [InlineData("08:00")]
    [InlineData("5, 10")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("99999-01-01T00:00:00Z")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task T7_a_server_time_that_is_none_leaves_the_date(string text)
    {
        TimeSpan? told = null;
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Error(403, "Skewed", r =>
        {
            r.Headers.Date = time.GetUtcNow() + TimeSpan.FromMinutes(15);
            r.Content = new StringContent($"<Error><Code>Skewed</Code><ServerTime>{text}</ServerTime></Error>");
        }));
        using var client = RepairClient(store, (args, _) => new((told = args.ClockOffset) is null), time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(TimeSpan.FromMinutes(15), told);
    }
}
