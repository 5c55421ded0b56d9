using Polly;
using Polly.Retry;

namespace Storage.Http.Tests.Anchors;

/// <summary>
/// Sends as the standard handler of Microsoft.Extensions.Http.Resilience does: total timeout, retry, attempt timeout, the same message at each attempt. Its
/// limiter and its breaker, which play no part here, are left out.
/// </summary>
sealed class PeerHandler : DelegatingHandler
{
    readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public PeerHandler(
        TimeProvider time,
        Action<RetryStrategyOptions<HttpResponseMessage>>? configure = null,
        TimeSpan? total = null,
        TimeSpan? attempt = null,
        Action<ResiliencePipelineBuilder<HttpResponseMessage>>? build = null)
    {
        var retry = PeerRetry.Options();
        configure?.Invoke(retry);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        build?.Invoke(builder);
        _pipeline = builder.AddTimeout(total ?? TimeSpan.FromSeconds(30)).AddRetry(retry).AddTimeout(attempt ?? TimeSpan.FromSeconds(10)).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(static async (state, token) => await state.Handler.SendInnerAsync(state.Request, token), (Handler: this, Request: request), cancellationToken);

    Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}
