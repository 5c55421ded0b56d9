using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>What became of a request is told by types and enums, never by texts that change with platform and language.</summary>
public class ConnectFailureTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("<unknown>")]
    [InlineData("System.Private.CoreLib")]
    public async Task A_connect_timeout_is_known_whatever_the_source_of_its_exception(string? source)
    {
        var store = new StubHandler(Throws(() => new TaskCanceledException(null, new TimeoutException(), new(canceled: true)) { Source = source }), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Post);

        Assert.Equal(StorageRetryReason.NeverSent, response.GetStorageAttempts()[0].Reason);
        Assert.Equal(2, store.Sent.Count);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded, "Connection refused", StorageRetryReason.NotIdempotent)]
    [InlineData(HttpRequestError.ResponseEnded, "", StorageRetryReason.NotIdempotent)]
    [InlineData(HttpRequestError.ConnectionError, "The response ended prematurely.", StorageRetryReason.NeverSent)]
    [InlineData(HttpRequestError.ConnectionError, "Соединение сброшено", StorageRetryReason.NeverSent)]
    public async Task A_message_decides_nothing(HttpRequestError error, string message, StorageRetryReason reason)
    {
        using var client = new TestClient(new StubHandler(Throws(() => new HttpRequestException(error, message)), Status(200)));

        IReadOnlyList<StorageAttempt> attempts = [];
        var exception = await Record.ExceptionAsync(async () =>
        {
            using var response = await client.SendAsync(HttpMethod.Post);
            attempts = response.GetStorageAttempts();
        });

        Assert.Equal(reason, (exception?.GetStorageAttempts() ?? attempts)[0].Reason);
    }
}
