using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Matrix;

/// <summary>A store that speaks HTTP/2 and fails as the request's header asks: streams fail there, and the connection goes on.</summary>
sealed class Http2Store : IAsyncDisposable
{
    const string Result = "<CopyObjectResult><ETag>\"d41d8cd98f00b204e9800998ecf8427e\"</ETag></CopyObjectResult>";
    const string Error = "<Error><Code>SlowDown</Code><Message>Lower the rate.</Message></Error>";

    readonly WebApplication _application;
    readonly ConcurrentDictionary<string, TaskCompletionSource> _silences = new();

    Http2Store(WebApplication application) => _application = application;

    /// <summary>What the header may ask for.</summary>
    public static IReadOnlyList<string> Faults { get; } = ["refuse", "refuse early", "embed", "abort", "abort early", "abort in body", "abort in error", "silence"];

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<Http2Store> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var store = new Http2Store(builder.Build());
        store._application.Run(store.AnswerAsync);
        await store._application.StartAsync();
        return store;
    }

    /// <summary>Waits until the store has fallen silent for a request.</summary>
    public Task SilenceAsync(string call) => Silence(call).Task;

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var fault = context.Request.Headers["x-emulator-fault"].ToString();
        if (!fault.EndsWith("early", StringComparison.Ordinal))
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
        }

        switch (fault)
        {
            case "refuse" or "refuse early":
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.Response.WriteAsync(Error);
                break;
            case "embed":
                await context.Response.WriteAsync(Error);
                break;
            case "abort" or "abort early":
                context.Abort();
                break;
            case "abort in body" or "abort in error":
                context.Response.StatusCode = fault == "abort in body" ? 200 : 503;
                await context.Response.WriteAsync(Result[..20]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case "silence":
                Silence(context.Request.Headers["x-call"].ToString()).TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                break;
            default:
                await context.Response.WriteAsync(Result);
                break;
        }
    }

    TaskCompletionSource Silence(string call) => _silences.GetOrAdd(call, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
