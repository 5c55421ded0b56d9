using Storage.Http.Benchmarks.Storm.Clock;

namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>
/// The client-side rate limit of the AWS SDKs' adaptive mode as published: off until the first throttle, then a token bucket whose rate CUBIC sets by the rate
/// measured. Waiters are served in their order here; the SDKs let them compete.
/// </summary>
sealed class AwsPacer(VirtualTime time)
{
    const double Beta = 0.7;
    const double Scale = 0.4;
    const double Smoothing = 0.8;
    const double MinRate = 0.5;

    readonly Queue<TaskCompletionSource> _waiting = new();
    bool _enabled;
    double _fillRate;
    double _capacity;
    double _tokens;
    double _filled;
    double _lastMaxRate;
    double _lastThrottle;
    double _measured;
    double _measuredUpTo;
    int _count;
    ITimer? _wake;

    double Now => time.Now.TotalSeconds;

    internal Task AcquireAsync()
    {
        if (!_enabled)
        {
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource();
        _waiting.Enqueue(turn);
        Serve();
        return turn.Task;
    }

    /// <summary>Learns from an answer.</summary>
    internal void Note(bool throttled)
    {
        Measure();
        double rate;
        if (throttled)
        {
            _lastMaxRate = _enabled ? Math.Min(_measured, _fillRate) : _measured;
            _lastThrottle = Now;
            _enabled = true;
            rate = _lastMaxRate * Beta;
        }
        else
        {
            rate = (Scale * Math.Pow(Now - _lastThrottle - Math.Cbrt(_lastMaxRate * (1 - Beta) / Scale), 3)) + _lastMaxRate;
        }

        SetRate(Math.Min(rate, 2 * _measured));
    }

    void SetRate(double rate)
    {
        Fill();
        _fillRate = Math.Max(rate, MinRate);
        _capacity = Math.Max(rate, 1);
        _tokens = Math.Min(_tokens, _capacity);
        Serve();
    }

    void Serve()
    {
        Fill();
        while (_waiting.Count > 0 && _tokens >= 1)
        {
            _tokens--;
            time.Schedule(TimeSpan.Zero, static turn => ((TaskCompletionSource)turn!).SetResult(), _waiting.Dequeue());
        }

        if (_waiting.Count > 0)
        {
            // A tick more, so that rounding does not wake it a tick too early.
            var wait = TimeSpan.FromSeconds((1 - _tokens) / _fillRate) + TimeSpan.FromTicks(1);
            _wake ??= time.CreateTimer(static pacer => ((AwsPacer)pacer!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _wake.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    void Fill()
    {
        _tokens = Math.Min(_capacity, _tokens + ((Now - _filled) * _fillRate));
        _filled = Now;
    }

    // In buckets of half a second.
    void Measure()
    {
        _count++;
        var bucket = Math.Floor(Now * 2) / 2;
        if (bucket > _measuredUpTo)
        {
            _measured = (_count / (bucket - _measuredUpTo) * Smoothing) + (_measured * (1 - Smoothing));
            _count = 0;
            _measuredUpTo = bucket;
        }
    }
}
