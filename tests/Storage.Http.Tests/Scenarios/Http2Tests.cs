using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Scenarios;

/// <summary>With HTTP/2 an answer may come while the request is still being sent.</summary>
public class Http2Tests
{
    static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(8 * 1024 * 1024);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_was_refused_half_way_is_sent_again_whole(bool canSeek)
    {
        var received = new List<byte[]>();
        await using var store = await StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Add(body.ToArray());
        });

        using var response = await SendAsync(store, new StreamContent(canSeek ? new MemoryStream(Bytes) : new OneWayStream(Bytes)), buffer: Bytes.Length);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([StorageRetryReason.Throttled, StorageRetryReason.Throttled, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.Equal(SHA256.HashData(Bytes), SHA256.HashData(Assert.Single(received)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public async Task A_one_way_stream_that_was_refused_half_way_and_not_kept_whole_is_not_sent_again(int buffer)
    {
        await using var store = await StartAsync(_ => Task.CompletedTask);

        using var response = await SendAsync(store, new StreamContent(new OneWayStream(Bytes)), buffer);

        Assert.Contains("<Code>SlowDown</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(StorageRetryReason.NotReplayable, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    // Refuses the first two requests after the first bytes of their bodies, long before the end.
    static async Task<WebApplication> StartAsync(RequestDelegate accept)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var store = builder.Build();
        var count = 0;
        store.Run(async context =>
        {
            if (Interlocked.Increment(ref count) <= 2)
            {
                await context.Request.Body.ReadAtLeastAsync(new byte[1024], 1024);
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.Response.WriteAsync("<Error><Code>SlowDown</Code></Error>");
                return;
            }

            await accept(context);
        });
        await store.StartAsync();
        return store;
    }

    static async Task<HttpResponseMessage> SendAsync(WebApplication store, HttpContent content, int buffer)
    {
        var address = store.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var options = new StorageErrorHandlingOptions { TimeProvider = new FakeTimeProvider { SkipDelays = true }, Retry = { BufferRequestBytes = buffer } };
        using var client = new HttpClient(new StorageErrorHandler(options) { InnerHandler = new SocketsHttpHandler() });
        return await client.SendAsync(new(HttpMethod.Put, new Uri(address + "/key"))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        });
    }
}
