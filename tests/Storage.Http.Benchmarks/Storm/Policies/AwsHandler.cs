using System.Net;
using Storage.Http.Benchmarks.Storm.Clock;

namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>
/// The standard mode of the AWS SDKs as published: three attempts, waits of rand x 2^(n-1) s up to 20 s, a retry quota. With a pacer it is the adaptive mode,
/// which waits for a token before every send.
/// </summary>
sealed class AwsHandler(ClientParts parts, AwsPacer? pacer) : DelegatingHandler(parts.Store)
{
    const int MaxAttempts = 3;
    static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(20);

    readonly VirtualTime _time = parts.Time;
    readonly SeededRandom _random = parts.Random;
    readonly AwsQuota _quota = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (pacer is not null)
            {
                await pacer.AcquireAsync();
            }

            var response = await base.SendAsync(request, cancellationToken);
            var throttled = response.StatusCode is HttpStatusCode.ServiceUnavailable;
            pacer?.Note(throttled);
            if (!throttled)
            {
                _quota.Return(retried: attempt > 1);
                return response;
            }

            if (attempt == MaxAttempts || !_quota.TryTake())
            {
                return response;
            }

            response.Dispose();
            var backoff = TimeSpan.FromSeconds(_random.NextDouble() * Math.Pow(2, attempt - 1));
            await Task.Delay(backoff < MaxBackoff ? backoff : MaxBackoff, _time, cancellationToken);
        }
    }
}
