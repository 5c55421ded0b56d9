namespace Storage.Http.Benchmarks.Storm.Stores;

/// <summary>The store's limit: fills at a rate up to the burst, and starts full.</summary>
sealed class TokenBucket
{
    readonly double _burst;
    double _rate;
    double _tokens;
    TimeSpan _filled;

    internal TokenBucket(double rate, double burst)
    {
        _burst = burst;
        _rate = rate;
        _tokens = burst;
    }

    internal void SetRate(double rate, TimeSpan now)
    {
        Fill(now);
        _rate = rate;
    }

    internal bool TryTake(TimeSpan now)
    {
        Fill(now);
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }

    void Fill(TimeSpan now)
    {
        _tokens = Math.Min(_burst, _tokens + ((now - _filled).TotalSeconds * _rate));
        _filled = now;
    }
}
