namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>The retry quota of the AWS SDKs: 500 tokens a client; a retry takes 5; a retried call that succeeds gives its last 5 back, another success 1.</summary>
sealed class AwsQuota
{
    const int Capacity = 500;
    const int RetryCost = 5;

    int _tokens = Capacity;

    internal bool TryTake()
    {
        if (_tokens < RetryCost)
        {
            return false;
        }

        _tokens -= RetryCost;
        return true;
    }

    internal void Return(bool retried) => _tokens = Math.Min(Capacity, _tokens + (retried ? RetryCost : 1));
}
