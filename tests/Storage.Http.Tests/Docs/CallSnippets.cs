namespace Storage.Http.Tests.Docs;

/// <summary>docs/getting-started.md, run: what a caller says and sees.</summary>
public sealed class CallSnippets : IDisposable
{
    readonly StringWriter _output = new();

    [Fact]
    public async Task What_is_not_there_is_no_exception()
    {
        using var client = new TestClient(new StubHandler(StoreAnswer.Error(404, "NoSuchKey")));

        Assert.Null(await OpenAsync(client.Http, "key"));
    }

    [Fact]
    public async Task What_must_not_be_read_is_an_exception()
    {
        using var client = new TestClient(new StubHandler(StoreAnswer.Error(403, "AccessDenied")));

        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<StorageException>(() => OpenAsync(client.Http, "key"))).Error.Code);
    }

    [Fact]
    public async Task A_full_bucket_is_told_by_its_kind()
    {
        using var client = new TestClient(new StubHandler(StoreAnswer.Error(403, "QuotaExceeded")), o =>
        {
            o.Registry = StorageErrorRegistry.Default.With(new StorageErrorDefinition(StorageProvider.S3, "example", "QuotaExceeded", StorageErrorKind.Quota, "Full.", "Buy more."));
            o.Provider = StorageProvider.S3;
        });

        await PutAsync(client.Http);

        Assert.Equal("Buy more.", _output.ToString().Trim());
    }

    [Fact]
    public async Task A_lost_connection_tells_its_attempts()
    {
        using var client = new TestClient(new StubHandler(StubHandler.Throws(() => new HttpRequestException(HttpRequestError.ConnectionError))), o => o.Retry.MaxRetryAttempts = 1);

        await PutAsync(client.Http);

        Assert.Equal("2 attempts, the last given up: AttemptsExhausted", _output.ToString().Trim());
    }

    [Fact]
    public async Task A_request_takes_the_callers_word()
    {
        var store = new StubHandler(StubHandler.Status(503));
        using var client = new TestClient(store, o => o.Retry.MaxRetryAttempts = 5);
        using var content = new StringContent("{}");

        // snippet: request
        var request = new HttpRequestMessage(HttpMethod.Post, "jobs/42") { Content = content }
            .SetStorageIdempotent(true)          // the job's number makes a second POST harmless
            .SetStorageReplayable(true)          // the content gives the same bytes each time
            .SetStorageRetry(maxAttempts: 2, attemptTimeout: TimeSpan.FromSeconds(10));
        using var response = await client.Http.SendAsync(request);
        // end-snippet

        Assert.Equal(2, store.Sent.Count);
    }

    public void Dispose() => _output.Dispose();

    static async Task<Stream?> OpenAsync(HttpClient client, string key)
    {
        // snippet: verdict
        var response = await client.GetAsync(key, HttpCompletionOption.ResponseHeadersRead);
        if (response.GetStorageError() is { Kind: StorageErrorKind.NotFound })
        {
            response.Dispose();
            return null;
        }

        response.EnsureStorageSuccess();
        return await response.Content.ReadAsStreamAsync();
        // end-snippet
    }

    async Task PutAsync(HttpClient client)
    {
        var output = _output;
        using var content = new StringContent("hello");

        // snippet: exceptions
        try
        {
            using var response = await client.PutAsync("hello.txt", content);
            response.EnsureStorageSuccess();
        }
        catch (StorageException failure) when (failure.Error.Kind == StorageErrorKind.Quota)
        {
            output.WriteLine(failure.Error.Definition?.Advice);
        }
        catch (HttpRequestException failure) when (failure.GetStorageAttempts() is [.., var last] attempts)
        {
            output.WriteLine($"{attempts.Count} attempts, the last given up: {last.Reason}");
        }

        // end-snippet
    }
}
