using System.Net;
using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Answers that did a part, or did all and add a complaint: the status stays, the verdict tells, and nothing is repeated.</summary>
public class PartialFailuresTests
{
    const string SomeFailed = """
        <?xml version="1.0" encoding="UTF-8"?>
        <DeleteResult><Deleted><Key>a</Key></Deleted>
        <Error><Key>b</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
        <Error><Key>c</Key><VersionId>7</VersionId><Code>SlowDown</Code><Message>Slow down</Message></Error></DeleteResult>
        """;

    [Fact]
    public async Task A_failed_callback_of_OSS_keeps_its_203_the_object_is_stored_once()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss);
        session.Faults.Next(Fault.CallbackFailed());

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("hello"), ("x-oss-callback", "e30="));

        Assert.Equal(203, (int)response.StatusCode);
        Assert.Contains("<Code>CallbackFailed</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stored = session.Stage.Emulator.Objects.Find(StorageProvider.AlibabaOss, "key")!;
        Assert.Equal(("hello", 1), (Encoding.UTF8.GetString(stored.Content.Span), stored.Writes));
        var error = response.GetStorageError()!;
        Assert.Equal(("CallbackFailed", StorageErrorKind.PartialFailure, 203), (error.Code, error.Kind, (int)error.StatusCode!));
        Assert.Equal(["GiveUp: NotRetryable"], response.Story());
        Assert.Single(session.Received);
        Assert.Same(error, Assert.Throws<StorageException>(response.EnsureStorageSuccess).Error);
    }

    [Theory]
    [InlineData("TencentCos")]
    [InlineData("S3")]
    public async Task A_deletion_that_failed_for_some_keys_names_them(string store)
    {
        await using var session = await HandledSession.StartAsync(store);
        session.Faults.Next(Fault.Body(200, Encoding.UTF8.GetBytes(SomeFailed), "text/html; charset=UTF-8"));

        using var response = await session.SendAsync(HttpMethod.Post, "?delete", new StringContent("<Delete/>"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SomeFailed, await response.Content.ReadAsStringAsync());
        var error = response.GetStorageError()!;
        Assert.Equal((StorageErrorKind.PartialFailure, null, session.Received[0].RequestId), (error.Kind, error.Code, error.RequestId));
        Assert.Equal(
            [("b", null, "AccessDenied", StorageErrorKind.Permission), ("c", "7", "SlowDown", StorageErrorKind.Throttling)],
            error.Items.Select(item => (item.Key, item.VersionId, item.Code, item.Kind)));
        Assert.Single(session.Received);
        Assert.Throws<StorageException>(response.EnsureStorageSuccess);
    }

    [Fact]
    public async Task A_deletion_of_QingStor_that_failed_for_some_keys_names_them()
    {
        const string Body = """{"deleted":[{"key":"a"}],"errors":[{"key":"b","code":"permission_denied","message":"no"}]}""";
        await using var session = await HandledSession.StartAsync(StorageProvider.QingStor);
        session.Faults.Next(Fault.Body(200, Encoding.UTF8.GetBytes(Body), "application/json"));

        using var response = await session.SendAsync(HttpMethod.Post, "?delete", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Body, await response.Content.ReadAsStringAsync());
        var item = Assert.Single(response.GetStorageError()!.Items);
        Assert.Equal(("b", "permission_denied", StorageErrorKind.Permission, "no"), (item.Key, item.Code, item.Kind, item.Message));
        Assert.Single(session.Received);
    }

    [Theory]
    [InlineData("TencentCos")]
    [InlineData("TencentCi")]
    public async Task A_placeholder_picture_stays_a_picture_and_the_number_beside_it_is_told(string store)
    {
        await using var session = await HandledSession.StartAsync(store);
        session.Faults.Next(Fault.PlaceholderPicture(-29214), Fault.PlaceholderPicture(-29214));

        using var plain = await session.Stage.SendAsync(HttpMethod.Get, "photo.jpg?imageMogr2/thumbnail/!50p");
        using var response = await session.SendAsync(HttpMethod.Get, "photo.jpg?imageMogr2/thumbnail/!50p");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), await response.Content.ReadAsByteArrayAsync());
        var error = response.GetStorageError()!;
        Assert.Equal(("-29214", StorageErrorKind.Throttling, 200), (error.Code, error.Kind, (int)error.StatusCode!));
        Assert.Equal(["GiveUp: NotRetryable"], response.Story());
        Assert.Equal(2, session.Received.Count);
    }
}
