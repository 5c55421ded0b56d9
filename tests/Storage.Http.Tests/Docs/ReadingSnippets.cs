using System.Net;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/reading.md, run.</summary>
public sealed class ReadingSnippets : IDisposable
{
    const string Deleted = """
        <?xml version="1.0" encoding="UTF-8"?>
        <DeleteResult>
          <Deleted><Key>a.txt</Key></Deleted>
          <Error><Key>b.txt</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
          <Error><Key>c.txt</Key><Code>SlowDown</Code><Message>Reduce your request rate</Message></Error>
        </DeleteResult>
        """;

    readonly StringWriter _output = new();

    [Fact]
    public async Task Keys_that_failed_are_items()
    {
        using var client = new TestClient(new StubHandler(StoreAnswer.Xml(200, Deleted)), o => o.Provider = StorageProvider.TencentCos);

        await DeleteAsync(client.Http);

        Assert.Equal(["again later: c.txt", "for good: b.txt (AccessDenied)"], _output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n').Order());
    }

    [Fact]
    public async Task A_status_that_stays_as_it_came()
    {
        var options = new StorageErrorHandlingOptions();

        // snippet: surface
        options.SurfaceEmbeddedErrors = false;    // the status stays 200; the verdict and the retry are the same
        // end-snippet

        using var client = new TestClient(new StubHandler(StoreAnswer.Error(200, "AccessDenied")), o => o.SurfaceEmbeddedErrors = options.SurfaceEmbeddedErrors);
        using var response = await client.SendAsync(HttpMethod.Put, configure: request => request.Headers.Add("x-cos-copy-source", "a/b"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, true), (response.GetStorageError()!.StatusCode, response.GetStorageError()!.WireStatusCode, response.GetStorageError()!.IsEmbedded));
    }

    public void Dispose() => _output.Dispose();

    async Task DeleteAsync(HttpClient client)
    {
        using var keys = new StringContent("<Delete/>");
        var output = _output;

        // snippet: items
        using var response = await client.PostAsync("?delete", keys);
        if (response.GetStorageError() is { Kind: StorageErrorKind.PartialFailure } partial)
        {
            foreach (var item in partial.Items)
            {
                output.WriteLine(item.Kind == StorageErrorKind.Throttling ? $"again later: {item.Key}" : $"for good: {item.Key} ({item.Code})");
            }
        }
        else
        {
            response.EnsureStorageSuccess();
        }

        // end-snippet
    }
}
