using Polly;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Calls through pipelines that are not ours.</summary>
static class PipelineCalls
{
    public static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("Resilience.Http.RequestMessage");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(FakeTimeProvider time) => Pipeline(time, pipeline => pipeline.AddStorageRetry(new() { UseJitter = false }));

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(FakeTimeProvider time, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        configure(builder);
        return builder.Build();
    }

    public static StorageErrorHandler Classifier(HttpMessageHandler inner)
    {
        var options = new StorageErrorHandlingOptions();
        options.Retry.MaxRetryAttempts = 0;
        return new(options) { InnerHandler = inner };
    }

    public static HttpRequestMessage Get() => new(HttpMethod.Get, "http://host/key");

    public static HttpResponseMessage Answer(int status) => new((System.Net.HttpStatusCode)status);

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

    /// <summary>As <see cref="Send"/>, with Execute and the handlers' synchronous Send.</summary>
    public static HttpResponseMessage SendBlocking(ResiliencePipeline<HttpResponseMessage> pipeline, HttpMessageHandler inner, HttpRequestMessage request)
    {
        using var invoker = new HttpMessageInvoker(inner, disposeHandler: false);
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(RequestKey, request);
            return pipeline.Execute(static (context, state) => state.invoker.Send(state.request, context.CancellationToken), context, (invoker, request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public static async Task<HttpResponseMessage> Run(
        ResiliencePipeline<HttpResponseMessage> pipeline, HttpRequestMessage request, Func<ResilienceContext, Task<HttpResponseMessage>> send, CancellationToken cancellationToken = default)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
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
