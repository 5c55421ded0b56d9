using Polly;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Calls through pipelines that are not ours.</summary>
static class PipelineCalls
{
    public static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("Resilience.Http.RequestMessage");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(FakeTimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddStorageRetry(new() { UseJitter = false }).Build();

    public static StorageErrorHandler Classifier(StubHandler store)
    {
        var options = new StorageErrorHandlingOptions();
        options.Retry.MaxRetryAttempts = 0;
        return new(options) { InnerHandler = store };
    }

    public static async Task<HttpResponseMessage> Send(ResiliencePipeline<HttpResponseMessage> pipeline, HttpMessageHandler inner, HttpRequestMessage request)
    {
        using var invoker = new HttpMessageInvoker(inner, disposeHandler: false);
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(RequestKey, request);
            return await pipeline.ExecuteAsync(static async (context, state) => await state.invoker.SendAsync(state.request, context.CancellationToken), context, (invoker, request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public static async Task<HttpResponseMessage> Run(ResiliencePipeline<HttpResponseMessage> pipeline, HttpRequestMessage request, Func<ResilienceContext, Task<HttpResponseMessage>> send)
    {
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(RequestKey, request);
            return await pipeline.ExecuteAsync(async context => await send(context), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
