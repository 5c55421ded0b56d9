using Polly;
using Storage.Http.Benchmarks.Storm.Clock;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>One run: a scenario, a policy and a seed. It must be made and run on a thread without a synchronization context.</summary>
sealed class Simulation
{
    /// <summary>What a worker needs between two operations.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    static readonly Uri Key = new("http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key");

    readonly VirtualTime _time = new();
    readonly Scenario _scenario;
    readonly HttpMessageInvoker[] _clients;
    readonly SeededRandom _arrivals;

    internal Simulation(Scenario scenario, Policy policy, ulong seed)
    {
        var random = new SeededRandom(seed);
        var load = scenario.Load;
        _scenario = scenario;
        _arrivals = random.Fork(1);
        Tally = new(Math.Max(load.Clients, load.Clients == 1 ? load.Workers : 0));
        var store = new SimulatedStore(_time, scenario.Store, random.Fork(2), Tally);
        _clients = [.. Enumerable.Range(0, load.Clients)
            .Select(i => new HttpMessageInvoker(policy.Create(new(_time, random.Fork(100 + (ulong)i), store)), disposeHandler: false))];
    }

    internal Tally Tally { get; }

    /// <returns>How long it took in virtual time.</returns>
    internal TimeSpan Run()
    {
        if (_scenario.Load.Rate is { } rate)
        {
            Arrive(rate);
        }
        else
        {
            for (var worker = 0; worker < _scenario.Load.Workers; worker++)
            {
                new Worker(this, worker).Begin();
            }
        }

        _time.RunUntil(_scenario.Duration);
        return _time.Now;
    }

    void Arrive(double rate) => _time.Schedule(TimeSpan.FromSeconds(_arrivals.NextExponential() / rate), _ =>
    {
        var client = _arrivals.Next(_clients.Length);
        Arrive(rate);
        _ = OperateAsync(client, client);
    });

    async Task OperateAsync(int client, int party)
    {
        Tally.Begin();
        var start = _time.Now;
        var succeeded = false;
        try
        {
            using var response = await _clients[client].SendAsync(new(HttpMethod.Get, Key), CancellationToken.None);
            succeeded = response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException)
        {
            // The operation has failed; whoever refused it has said why.
        }
        catch (Exception exception)
        {
            _time.Fail(exception);
        }

        End(start, succeeded, party);
    }

    void End(TimeSpan start, bool succeeded, int party)
    {
        var now = _time.Now;
        if (succeeded)
        {
            Tally.Succeed(now, now - start, party);
        }
        else
        {
            Tally.Fail();
        }

        if (Tally.Ended >= _scenario.MaxOperations)
        {
            _time.Stop();
        }
    }

    sealed class Worker(Simulation owner, int number)
    {
        internal void Begin() => Begin(Pause);

        void Begin(TimeSpan pause) => owner._time.Schedule(pause, static state => _ = ((Worker)state!).RunAsync(), this);

        async Task RunAsync()
        {
            var client = number % owner._clients.Length;
            var start = owner._time.Now;
            await owner.OperateAsync(client, owner._clients.Length == 1 ? number : client);

            // A call that was refused inside the client took no time. It costs the worker what the store's refusal would, so that nobody spins.
            Begin(owner._time.Now == start ? Pause + owner._scenario.Store.RefusalTime : Pause);
        }
    }
}
