using Storage.Http.Benchmarks.Storm.Clock;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Stores;

/// <summary>
/// The store behind all clients of a run. It decides as a request arrives, which is when it is sent, and answers after a while: 200, or 503 with COS's SlowDown.
/// </summary>
sealed class SimulatedStore : HttpMessageHandler
{
    readonly VirtualTime _time;
    readonly StoreModel _model;
    readonly SeededRandom _random;
    readonly Tally _tally;
    readonly TokenBucket? _bucket;
    readonly double _mean;

    internal SimulatedStore(VirtualTime time, StoreModel model, SeededRandom random, Tally tally)
    {
        _time = time;
        _model = model;
        _random = random;
        _tally = tally;
        _mean = Math.Exp(-model.Spread * model.Spread / 2);
        if (model.Limit is { } limit)
        {
            _bucket = new(limit, model.Burst);
            if (model.BrownOut is { } brownOut)
            {
                time.Schedule(brownOut.Start, _ => _bucket.SetRate(limit * brownOut.Share, time.Now));
                time.Schedule(brownOut.End, _ => _bucket.SetRate(limit, time.Now));
            }
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var now = _time.Now;
        var served = Serves(now);
        _tally.Sent(now, served);
        var answer = new PendingAnswer(request, served, _tally);
        _time.Schedule(Draw(served ? _model.ServiceTime : _model.RefusalTime), static state => ((PendingAnswer)state!).Complete(), answer);
        answer.Watch(cancellationToken);
        return answer.Task;
    }

    bool Serves(TimeSpan now) =>
        (_model.RandomRefusals == 0 || _random.NextDouble() >= _model.RandomRefusals) && (_bucket is null || _bucket.TryTake(now));

    // Lognormal, by its mean.
    TimeSpan Draw(TimeSpan mean) => mean * (_mean * Math.Exp(_model.Spread * _random.NextGaussian()));
}
