using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/getting-started.md, run: a store and rows of one's own.</summary>
public sealed class ProviderSnippets : IDisposable
{
    // snippet: own-provider
    static readonly StorageProvider HuaweiObs = new("HuaweiObs", provider =>
    [
        new(provider, "OBS", "ServiceBusy", StorageErrorKind.Throttling, "The bucket is busy.", "Send fewer requests at a time.", HttpStatusCode.ServiceUnavailable),
    ])
    {
        EndpointHosts = ["obs.*.myhuaweicloud.com"],
        RequestIdHeaders = ["x-obs-request-id"],
        ErrorHeaders = [new("x-obs-error-code", messageName: "x-obs-error-message")],
        DelayHeaders = [new("x-obs-qos-delay-time")],
        SourceHeaders = [new("x-obs-copy-source", StorageResult.Xml(etagRequired: true, "CopyObjectResult", "CopyPartResult"))],
        Relatives = [StorageProvider.S3],
    };
    // end-snippet

    readonly DocHost _host = new();

    [Fact]
    public async Task A_store_of_ones_own_is_set()
    {
        var builder = _host.Builder;

        // snippet: own-provider-use
        builder.Services.AddHttpClient("obs").AddStorageErrorHandling(o => o.Provider = HuaweiObs);
        // end-snippet

        using var client = _host.Client("obs", new StubHandler(
            StubHandler.Status(503, answer => answer.Headers.Add("x-obs-error-code", "ServiceBusy")),
            StoreAnswer.Error(404, "NoSuchKey", configure: answer => answer.Headers.Add("x-obs-request-id", "0000018A"))));
        using var response = await client.GetAsync(new Uri("https://examplebucket.obs.cn-north-4.myhuaweicloud.com/key"));

        var attempts = response.GetStorageAttempts();
        Assert.Equal(("ServiceBusy", StorageErrorKind.Throttling, HuaweiObs), (attempts[0].Error!.Code, attempts[0].Error!.Kind, attempts[0].Error!.Provider));
        Assert.Equal((HuaweiObs, StorageProvider.S3), (attempts[1].Error!.Provider, attempts[1].Error!.Definition!.Provider));
    }

    [Fact]
    public async Task Rows_of_ones_own_go_before_the_built_in_ones()
    {
        var builder = _host.Builder;
        builder.Services.AddHttpClient("s3").AddStorageErrorHandling();

        // snippet: own-rows
        builder.Services.AddSingleton(StorageErrorRegistry.Default.With(
            new StorageErrorDefinition(
                StorageProvider.S3, "our gateway", "TenantBusy", StorageErrorKind.Throttling,
                "The tenant has too many requests under way.", "Send fewer at a time.", HttpStatusCode.BadRequest, minDelay: TimeSpan.FromSeconds(5))));
        // end-snippet

        var store = new StubHandler(StoreAnswer.Error(400, "TenantBusy"), StubHandler.Status(200));
        using var client = _host.Client("s3", store);
        using var response = await client.PostAsync(new Uri("http://gateway/bucket/key?restore"), null);

        Assert.Equal([TimeSpan.FromSeconds(5)], _host.Time.Delays);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public void Dispose() => _host.Dispose();
}
