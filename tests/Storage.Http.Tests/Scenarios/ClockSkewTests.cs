using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Scenarios;

/// <summary>T7 over real sockets: a signer inside, a store that judges its dates, and a clock that jumps.</summary>
public class ClockSkewTests
{
    static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15.5);

    public static TheoryData<bool, bool, bool> Tellers => new()
    {
        { false, false, true }, { false, false, false }, { false, true, true }, { true, true, true }, { true, true, false },
    };

    [Theory]
    [MemberData(nameof(Tellers))]
    public async Task A_call_signed_by_a_clock_that_jumped_is_signed_anew_by_the_stores(bool hasNoClock, bool tellsServerTime, bool async)
    {
        await using var store = await SkewCheckingStore.StartAsync(new FakeTimeProvider(), hasNoClock, tellsServerTime);
        using var stage = new Stage(store);
        stage.Clock.Jump(-Quarter);

        using var response = await stage.SendAsync(HttpMethod.Post, async);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Retry: Repaired", "Succeed: Succeeded"], response.Story());
        Assert.Equal([-Quarter, TimeSpan.Zero], store.Offsets);
        Assert.Equal(["hello", "hello"], store.Bodies);
        Assert.Equal([Quarter], stage.Told);
        Assert.Empty(stage.Time.Delays);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clock_that_jumps_in_the_middle_of_a_call_costs_one_more_attempt(bool forward)
    {
        await using var store = await SkewCheckingStore.StartAsync(new FakeTimeProvider());
        using var stage = new Stage(store);
        var jump = forward ? Quarter : -Quarter;
        store.Next("SlowDown", () => stage.Clock.Jump(jump));

        using var response = await stage.SendAsync(HttpMethod.Put);

        Assert.Equal(["Retry: Throttled", "Retry: Repaired", "Succeed: Succeeded"], response.Story());

        // The store's clock stands still while ours has waited.
        var waited = Assert.Single(stage.Time.Delays);
        Assert.Equal([TimeSpan.Zero, jump + waited, TimeSpan.Zero], store.Offsets);
        Assert.Equal([-jump - waited], stage.Told);
    }

    [Fact]
    public async Task What_one_call_has_learned_serves_the_next_and_another_jump_is_learned_anew()
    {
        await using var store = await SkewCheckingStore.StartAsync(new FakeTimeProvider());
        using var stage = new Stage(store);
        stage.Clock.Jump(Quarter);

        using var first = await stage.SendAsync(HttpMethod.Get);
        using var second = await stage.SendAsync(HttpMethod.Get);
        stage.Clock.Jump(-3 * Quarter);
        using var third = await stage.SendAsync(HttpMethod.Get);

        Assert.Equal(["Retry: Repaired", "Succeed: Succeeded"], first.Story());
        Assert.Empty(second.Story());
        Assert.Equal(["Retry: Repaired", "Succeed: Succeeded"], third.Story());
        Assert.Equal([-Quarter, 2 * Quarter], stage.Told);
        Assert.All([store.Offsets[1], store.Offsets[2], store.Offsets[4]], offset => Assert.Equal(TimeSpan.Zero, offset));
    }

    [Fact]
    public async Task A_clock_that_jumps_again_before_the_next_attempt_is_not_mended_twice()
    {
        await using var store = await SkewCheckingStore.StartAsync(new FakeTimeProvider());
        using var stage = new Stage(store);
        stage.Clock.Jump(Quarter);
        stage.AfterRepair = () => stage.Clock.Jump(Quarter);

        using var response = await stage.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(["Retry: Repaired", "GiveUp: NotRepaired"], response.Story());
        Assert.Contains("RequestTimeTooSkewed", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(stage.Told);
    }

    [Fact]
    public async Task A_store_that_tells_no_time_leaves_the_refusal_to_the_caller()
    {
        await using var store = await SkewCheckingStore.StartAsync(new FakeTimeProvider(), hasNoClock: true);
        using var stage = new Stage(store);
        stage.Clock.Jump(Quarter);

        using var response = await stage.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(["GiveUp: NotRepaired"], response.Story());
        Assert.Equal([null], stage.Told);
    }

    [Fact]
    public async Task A_signature_that_COS_calls_expired_is_made_anew()
    {
        await using var store = await SkewCheckingStore.StartAsync(
            new FakeTimeProvider(), refusal: "<Code>AccessDenied</Code><Message>Request has expired</Message>");
        using var stage = new Stage(store);
        stage.Clock.Jump(-Quarter);

        using var response = await stage.SendAsync(HttpMethod.Put);

        Assert.Equal(["Retry: Repaired", "Succeed: Succeeded"], response.Story());
        Assert.Equal(StorageErrorKind.CredentialsExpired, response.GetStorageAttempts()[0].Error!.Kind);
        Assert.Equal([-Quarter, TimeSpan.Zero], store.Offsets);
    }

    [Fact]
    public async Task A_pre_signed_url_is_left_as_it_is()
    {
        await using var store = await SkewCheckingStore.StartAsync(new FakeTimeProvider());
        using var stage = new Stage(store);
        stage.Clock.Jump(-Quarter);

        using var response = await stage.SendAsync(HttpMethod.Get, uri: "key?X-Amz-Signature=1");

        Assert.Equal(["GiveUp: PreSigned"], response.Story());
        Assert.Empty(stage.Told);
    }

    /// <summary>A client whose signer, clock and options have one wall clock.</summary>
    sealed class Stage : IDisposable
    {
        readonly HandledClient _client;
        readonly DateSigningHandler _signer;

        public Stage(SkewCheckingStore store)
        {
            Clock = new(Time);
            _signer = new(Clock);
            _client = new(
                store.Address,
                options =>
                {
                    options.TimeProvider = Clock;
                    options.Retry.Repair = Repair;
                },
                Time,
                builder => builder.AddHttpMessageHandler(() => _signer));
        }

        public FakeTimeProvider Time { get; } = new() { SkipDelays = true };

        public JumpingClock Clock { get; }

        /// <summary>The offsets that the repair was told.</summary>
        public List<TimeSpan?> Told { get; } = [];

        public Action? AfterRepair { get; set; }

        public Task<HttpResponseMessage> SendAsync(HttpMethod method, bool async = true, string uri = "key")
        {
            var request = Request.Of(method, uri, method == HttpMethod.Get ? null : new StringContent("hello"));
            return async ? _client.SendAsync(request) : Task.Run(() => _client.Http.Send(request));
        }

        public void Dispose() => _client.Dispose();

        ValueTask<bool> Repair(StorageRepairArguments failure, CancellationToken cancellationToken)
        {
            Told.Add(failure.ClockOffset);
            if (failure.ClockOffset is not { } offset)
            {
                return new(false);
            }

            _signer.Offset = offset;
            AfterRepair?.Invoke();
            return new(true);
        }
    }
}
