using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests;

public class ExceptionTests
{
    [Fact]
    public async Task EnsureStorageSuccess_returns_a_good_answer()
    {
        using var client = new TestClient(new StubHandler(Status(200)));
        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Same(response, response.EnsureStorageSuccess());
    }

    [Fact]
    public async Task EnsureStorageSuccess_throws_with_verdict_and_attempts()
    {
        using var client = new TestClient(new StubHandler(Status(503)), o => o.Retry.MaxRetryAttempts = 1);
        var response = await client.SendAsync(HttpMethod.Get);

        var exception = Assert.Throws<StorageException>(() => response.EnsureStorageSuccess());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Equal(StorageErrorKind.Transient, exception.Error.Kind);
        Assert.Equal(2, exception.Attempts.Count);
        Assert.Contains("Transient", exception.Message, StringComparison.Ordinal);
        Assert.Contains("2 attempts", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EnsureStorageSuccess_judges_an_answer_without_a_verdict_by_status()
    {
        var exception = Assert.Throws<StorageException>(() => new HttpResponseMessage(HttpStatusCode.NotFound).EnsureStorageSuccess());

        Assert.Equal(StorageErrorKind.NotFound, exception.Error.Kind);
        Assert.Empty(exception.Attempts);
    }

    [Fact]
    public async Task ThrowOnError_throws_in_place_of_the_answer()
    {
        using var client = new TestClient(new StubHandler(Status(403)), o => o.ThrowOnError = true);

        var exception = await Assert.ThrowsAsync<StorageException>(() => client.SendAsync(HttpMethod.Get));

        Assert.Equal(StorageErrorKind.Permission, exception.Error.Kind);
        Assert.Equal(StorageRetryReason.NotRetryable, Assert.Single(exception.Attempts).Reason);
    }

    [Fact]
    public async Task A_verdict_stays_when_the_request_on_the_answer_is_replaced()
    {
        using var client = new TestClient(new StubHandler(Status(403)));
        using var response = await client.SendAsync(HttpMethod.Get);

        response.RequestMessage = new(HttpMethod.Get, "http://other/");

        Assert.NotNull(response.GetStorageError());
        Assert.Single(response.GetStorageAttempts());
    }

    [Fact]
    public void A_message_holds_nothing_that_the_server_wrote()
    {
        var error = new StorageError
        {
            Kind = StorageErrorKind.Permission,
            Code = "Access\r\nDenied",
            Message = "S3CRET",
            RequestId = "id\u001b[0m",
            Resource = "S3CRET",
            StatusCode = HttpStatusCode.Forbidden,
            WireStatusCode = HttpStatusCode.OK,
        };

        var message = new StorageException(error, []).Message;

        Assert.DoesNotContain("S3CRET", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', message);
        Assert.DoesNotContain('\u001b', message);
        Assert.Contains("status 403 inside 200", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_ignores_case()
    {
        var error = new StorageError { Kind = StorageErrorKind.Throttling, Code = "SlowDown" };

        Assert.True(error.Is("slowdown"));
        Assert.False(error.Is("SlowDownRead"));
        Assert.False(new StorageError { Kind = StorageErrorKind.Unknown }.Is("SlowDown"));
    }

    [Fact]
    public void An_error_marked_as_maybe_applied_keeps_all_else()
    {
        var error = new StorageError
        {
            Kind = StorageErrorKind.NotFound,
            Code = "c",
            Message = "m",
            RequestId = "r",
            TraceId = "t",
            Resource = "o",
            HostId = "h",
            StatusCode = HttpStatusCode.NotFound,
            WireStatusCode = HttpStatusCode.OK,
            IsEmbedded = true,
            ServerDelay = TimeSpan.FromSeconds(1),
            Items = [new("k", null, null, StorageErrorKind.Unknown, null)],
            Details = new Dictionary<string, string> { ["a"] = "b" },
            Provider = StorageProvider.S3,
            NeverSent = true,
        };

        var marked = error.WithMaybeApplied();

        Assert.True(marked.MaybeApplied);
        foreach (var property in typeof(StorageError).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
        {
            if (property.Name != nameof(StorageError.MaybeApplied))
            {
                Assert.Equal(property.GetValue(error), property.GetValue(marked));
            }
        }
    }
}
