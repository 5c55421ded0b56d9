using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Docs;

/// <summary>README.md, run.</summary>
public sealed class ReadmeSnippets : IDisposable
{
    const string LogLine = """
        // snippet: log-line
        TencentCos SlowDown (Throttling), status 503 on the wire 200, request id NjI4Yjk4MDBfOWYxYTFkMDk=: PUT examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/copy.bin, attempt 0, Retry (Throttled), delay 1000 ms. Please reduce your request rate.
        // end-snippet
        """;

    const string AttemptLines = """
        // snippet: attempt-lines
        #0 TencentCos SlowDown (Throttling), status 503 inside 200, request id NjI4Yjk4MDBfOWYxYTFkMDk=: Retry (Throttled) after 00:00:01
        #1 good answer: Succeed (Succeeded)
        // end-snippet
        """;

    readonly DocHost _host = new();
    readonly StringWriter _output = new();

    [Fact]
    public async Task A_copy_that_failed_inside_200_is_told_and_made_good()
    {
        var store = new StubHandler(StoreAnswer.Error(200, "SlowDown", "Please reduce your request rate."), StoreAnswer.Xml(200, StoreAnswer.CopyDone));
        using var client = Register(store);

        await CopyAsync(client);

        Assert.Equal(SnippetRegions.Inside(AttemptLines), _output.ToString().ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal([SnippetRegions.Inside(LogLine)], _host.Log.Lines.Select(line => line.Text));
        Assert.Equal(["signature-1+00:00:00", "signature-2+00:00:00"], store.Sent.Select(sent => Assert.Single(sent.Headers["Authorization"])));
    }

    [Fact]
    public async Task A_copy_that_stays_refused_says_what_to_do()
    {
        using var client = Register(new StubHandler(StoreAnswer.Error(403, "AccessDenied")));

        await CopyAsync(client);

        var row = StorageErrorRegistry.Default.Find(StorageProvider.TencentCos, "AccessDenied", HttpStatusCode.Forbidden)!;
        Assert.StartsWith($"AccessDenied is Permission. {row.Advice} NjI4Yjk4MDBfOWYxYTFkMDk=", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _host.Dispose();
        _output.Dispose();
    }

    HttpClient Register(StubHandler store)
    {
        var builder = _host.Builder;
        builder.Services.AddSingleton<SigningClock>().AddTransient<CosSigningHandler>();

        // snippet: register
        builder.Services.AddHttpClient("cos", c => c.BaseAddress = new("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com"))
            .AddStorageErrorHandling(o =>
            {
                o.Provider = StorageProvider.TencentCos;     // optional: recognised from the answer when left out
                o.Retry.MaxRetryAttempts = 5;
            })
            .AddHttpMessageHandler<CosSigningHandler>();     // inside: every attempt is signed anew
        // end-snippet

        return _host.Client("cos", store);
    }

    async Task CopyAsync(HttpClient client)
    {
        using var copy = new HttpRequestMessage(HttpMethod.Put, "copy.bin");
        copy.Headers.Add("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/original.bin");
        var output = _output;

        // snippet: failure
        using var response = await client.SendAsync(copy);
        if (response.GetStorageError() is { } error)
        {
            output.WriteLine($"{error.Code} is {error.Kind}. {error.Definition?.Advice} {error.RequestId}");
        }

        foreach (var attempt in response.GetStorageAttempts())
        {
            output.WriteLine(attempt);
        }

        // end-snippet
    }
}
