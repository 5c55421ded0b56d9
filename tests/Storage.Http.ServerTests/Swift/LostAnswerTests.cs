using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Requests that the server carries out, and whose answer is lost on the way back.</summary>
[Collection(SwiftTests.Name)]
public class LostAnswerTests(SwiftServer swift)
{
    [SwiftFact]
    public async Task A_write_is_made_again_and_is_the_same()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient) { Wire = { Lost = 1 } };
        var bytes = Bytes.Of(5000);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new ByteArrayContent(bytes));

        Told.IsRecovered(put, "Retry ConnectionLost");
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task A_delete_finds_nothing_left_to_do()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient) { Wire = { Lost = 1 } };
        await bucket.PutAsync("key", [1]);

        using var deleted = await client.SendAsync(HttpMethod.Delete, bucket["key"]);

        Told.IsRecovered(deleted, "Retry ConnectionLost");
        Assert.Null(await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task A_complete_gets_its_result_the_second_time()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient);
        var upload = await Upload.BeginAsync(client, bucket, "whole", parts: 2);
        client.Wire.Lost = client.Wire.Sends.Count + 1;

        using var completed = await upload.CompleteAsync();

        Told.IsRecovered(completed, "Retry ConnectionLost");
        Assert.Equal(upload.Hash, await bucket.HashAsync("whole"));
    }

    [SwiftFact]
    public async Task A_bucket_that_was_created_may_be_ours()
    {
        using var client = new SwiftClient(swift.Patient) { Wire = { Lost = 1 } };

        using var created = await client.SendAsync(HttpMethod.Put, $"b{Guid.NewGuid():N}");

        Assert.True(Told.IsError(created, 409, "BucketAlreadyOwnedByYou", StorageErrorKind.AlreadyExists).MaybeApplied);
        Told.HasStory(created, "Retry ConnectionLost", "GiveUp NotRetryable");
    }

    [SwiftFact]
    public async Task A_bucket_that_was_deleted_may_be_gone_by_us()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient) { Wire = { Lost = 1 } };

        using var deleted = await client.SendAsync(HttpMethod.Delete, bucket.Name);

        Assert.True(Told.IsError(deleted, 404, "NoSuchBucket", StorageErrorKind.NotFound).MaybeApplied);
        Told.HasStory(deleted, "Retry ConnectionLost", "GiveUp NotRetryable");
    }

    [SwiftFact]
    public async Task An_upload_is_not_begun_twice()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient) { Wire = { Lost = 1 } };

        var lost = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Post, $"{bucket["key"]}?uploads"));
        using var uploads = await client.SendAsync(HttpMethod.Get, $"{bucket.Name}?uploads");

        Assert.Equal(["GiveUp NotIdempotent"], lost.GetStorageAttempts().Select(attempt => $"{attempt.Decision} {attempt.Reason}"));
        Assert.Single((await uploads.Content.ReadAsStringAsync()).Split("<UploadId>").Skip(1));
    }
}
