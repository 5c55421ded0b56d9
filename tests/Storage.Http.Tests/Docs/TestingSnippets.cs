using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/getting-started.md, run: tests of one's own against the emulator.</summary>
public sealed class TestingSnippets : IDisposable
{
    readonly DocHost _host = new();

    [Fact]
    public async Task A_store_that_misbehaves_once()
    {
        var builder = _host.Builder;

        // snippet: testing
        await using var emulator = await StorageEmulator.StartAsync();
        emulator.On(HttpMethod.Put, "/photo.jpg").Answer(Fault.Error("SlowDown")).Times(1);

        builder.Services.AddHttpClient("cos", c => c.BaseAddress = emulator.BaseAddress(StorageProvider.TencentCos))
            .AddStorageErrorHandling(o => o.Retry.ThrottlingDelay = TimeSpan.Zero);
        // end-snippet

        using var client = _host.Client("cos");

        // snippet: testing-asserts
        using var response = await client.PutAsync("photo.jpg", new ByteArrayContent([1, 2, 3]));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([StorageRetryReason.Throttled, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.All(emulator.Requests, request => Assert.Equal([1, 2, 3], request.Body.ToArray()));
        // end-snippet
    }

    public void Dispose() => _host.Dispose();
}
