using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/retries.md, run.</summary>
public sealed class RetrySnippets : IDisposable
{
    readonly DocHost _host = new();

    [Fact]
    public async Task A_repair_mends_the_signing_clock()
    {
        var builder = _host.Builder;
        var clock = new SigningClock();
        builder.Services.AddSingleton(clock).AddTransient<CosSigningHandler>();

        // snippet: repair
        builder.Services.AddHttpClient("cos")
            .AddStorageErrorHandling(o => o.Retry.Repair = (failure, cancellationToken) =>
            {
                if (failure.Error.Kind != StorageErrorKind.ClockSkew || failure.ClockOffset is not { } offset)
                {
                    return ValueTask.FromResult(false);
                }

                clock.Offset = offset;    // the signing handler adds it to its time
                return ValueTask.FromResult(true);
            })
            .AddHttpMessageHandler<CosSigningHandler>();
        // end-snippet

        var store = new StubHandler(
            StoreAnswer.Error(403, "RequestTimeTooSkewed", configure: answer => answer.Headers.Date = _host.Time.GetUtcNow().AddMinutes(20)), StubHandler.Status(200));
        using var client = _host.Client("cos", store);
        using var response = await client.GetAsync(new Uri("http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["signature-1+00:00:00", "signature-2+00:20:00"], store.Sent.Select(sent => Assert.Single(sent.Headers["Authorization"])));
        Assert.Equal(StorageRetryReason.Repaired, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task A_delegate_adds_and_refuses_retries()
    {
        var builder = _host.Builder;

        // snippet: should-retry
        builder.Services.AddHttpClient("cos").AddStorageErrorHandling(o => o.Retry.ShouldRetry = failure => failure.Error.Code switch
        {
            "RestoreAlreadyInProgress" => true,                   // we wait for it
            "InternalError" when IsNight() => false,
            _ => failure.WouldRetry,
        });
        // end-snippet

        var store = new StubHandler(StoreAnswer.Error(409, "RestoreAlreadyInProgress"), StoreAnswer.Error(500, "InternalError"));
        using var client = _host.Client("cos", store);
        using var response = await client.GetAsync(new Uri("http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key"));

        Assert.Equal([StorageRetryReason.CallerAdded, StorageRetryReason.CallerVetoed], response.GetStorageAttempts().Select(attempt => attempt.Reason));

        static bool IsNight() => true;
    }

    [Theory]
    [InlineData("\"3858f62230ac3c915f300c664312c11f-9\"", true)]
    [InlineData("\"0000000000000000000000000000000f-1\"", false)]
    public async Task A_completion_that_may_have_been_carried_out_is_looked_up(string etagInTheStore, bool wasDone)
    {
        const string Expected = "\"3858f62230ac3c915f300c664312c11f-9\"";
        var store = new StubHandler(
            StubHandler.Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)),
            StoreAnswer.Error(404, "NoSuchUpload"),
            StubHandler.Status(200, answer => answer.Headers.ETag = new(etagInTheStore)));
        using var test = new TestClient(store, o => o.Provider = StorageProvider.TencentCos);

        Assert.Equal(wasDone, await CompleteAsync(test.Http, Expected));
        Assert.Equal([HttpMethod.Post, HttpMethod.Post, HttpMethod.Head], store.Sent.Select(sent => sent.Method));
    }

    public void Dispose() => _host.Dispose();

    static async Task<bool> CompleteAsync(HttpClient client, string expectedETag)
    {
        using var parts = new StringContent("<CompleteMultipartUpload/>");

        // snippet: maybe-applied
        using var response = await client.PostAsync("video.mp4?uploadId=585130821cbb7df1", parts);
        if (response.GetStorageError() is { MaybeApplied: true })
        {
            using var head = await client.SendAsync(new(HttpMethod.Head, "video.mp4"));
            return head.IsSuccessStatusCode && head.Headers.ETag?.Tag == expectedETag;
        }

        response.EnsureStorageSuccess();
        return true;
        // end-snippet
    }
}
