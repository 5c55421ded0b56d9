using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Classification without retries, alone and inside a pipeline that the user put around it.</summary>
public class ClassificationTests
{
    [Fact]
    public async Task It_finds_the_error_surfaces_it_and_sends_once()
    {
        await using var stage = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var operation = await StoreOperation.PrepareAsync(stage, "copy");
        stage.Emulator.Faults.Next(Fault.Embedded("SlowDown"));
        await using var services = Register(stage, new() { SkipDelays = true }, null);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("store");

        using var response = await client.SendAsync(operation.Request());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("SlowDown", response.GetStorageError()!.Code);
        Assert.Equal(["GiveUp: Disabled"], response.Story());
        Assert.Single(stage.Emulator.Requests);
    }

    [Fact]
    public async Task A_pipeline_around_it_repeats_by_its_verdicts()
    {
        await using var stage = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var operation = await StoreOperation.PrepareAsync(stage, "complete");
        stage.Emulator.Faults.Next(Fault.Embedded("SlowDown"), Fault.Cut(), Fault.Reset(), Fault.Embedded("InvalidPart"));
        var time = new FakeTimeProvider { SkipDelays = true };
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddStorageRetry(new() { UseJitter = false, MaxRetryAttempts = 9 }).Build();
        await using var services = Register(stage, time, pipeline);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("store");

        using var response = await client.SendAsync(operation.Request());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("InvalidPart", response.GetStorageError()!.Code);
        Assert.Equal([1000, 200, 400], time.Delays.Select(delay => delay.TotalMilliseconds));
        Assert.Equal(4, stage.Emulator.Requests.Count);
        Assert.Single(stage.Emulator.Requests.Select(request => request.BodyHash).Distinct());
    }

    static ServiceProvider Register(EmulatorSession stage, FakeTimeProvider time, ResiliencePipeline<HttpResponseMessage>? pipeline)
    {
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("store", client => client.BaseAddress = stage.Emulator.BaseAddress(stage.Provider));
        if (pipeline is not null)
        {
            builder.AddHttpMessageHandler(() => new PipelineHandler(pipeline));
        }

        builder.AddStorageErrorClassification(options => options.TimeProvider = time).UseSocketsHttpHandler((handler, _) => handler.UseProxy = false);
        return services.BuildServiceProvider();
    }

    /// <summary>Does what the resilience handler of Microsoft.Extensions.Http.Resilience does.</summary>
    sealed class PipelineHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
    {
        static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("Resilience.Http.RequestMessage");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var context = ResilienceContextPool.Shared.Get(cancellationToken);
            context.Properties.Set(RequestKey, request);
            try
            {
                return await pipeline.ExecuteAsync(async inner => await base.SendAsync(request, inner.CancellationToken), context);
            }
            finally
            {
                ResilienceContextPool.Shared.Return(context);
            }
        }
    }
}
