using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Benchmarks.FirstUse;

/// <summary>What a process does that has just begun: makes a client, sends a GET that is answered, then one that fails at first.</summary>
static class StartWork
{
    internal static async Task RunAsync(StartKind kind, TextWriter output)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var before = StartFigures.Now(begin);
        var services = new ServiceCollection();
        kind.Register(services.AddHttpClient("store"), new Store());
        var provider = services.BuildServiceProvider();
        await using var scope = provider.ConfigureAwait(false);
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("store");
        await SendAsync(client, "good");
        var first = StartFigures.Now(begin);
        await SendAsync(client, Store.Failing);
        var second = StartFigures.Now(begin);

        await output.WriteLineAsync(first.Since(before).ToLine());
        await output.WriteLineAsync(second.Since(first).ToLine());
    }

    static async Task SendAsync(HttpClient client, string key)
    {
        using var response = await client.GetAsync(new Uri($"https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/{key}"), HttpCompletionOption.ResponseHeadersRead);
    }

    sealed class Store : HttpMessageHandler
    {
        internal const string Failing = "failing";
        bool _failed;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var fails = !_failed && request.RequestUri!.AbsolutePath.EndsWith(Failing, StringComparison.Ordinal);
            _failed |= fails;
            return Task.FromResult(fails ? SlowDown() : new(HttpStatusCode.OK));
        }

        static HttpResponseMessage SlowDown()
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>") };
            response.Headers.TryAddWithoutValidation("x-cos-request-id", "NWQwOGRkNDdfMjJiMjU4NjRfNzVjXzEwNmVjY2M=");
            return response;
        }
    }
}
