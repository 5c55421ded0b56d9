using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Swift;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Faults that the server itself has: it limits the rate, and its storage nodes hang.</summary>
[Collection(SwiftTests.Name)]
public class SwiftFaultTests(SwiftServer server)
{
    static readonly byte[] Content = Bytes.Of(100_000);

    [SwiftFact]
    public async Task A_SlowDown_of_the_rate_limit_is_ridden_out()
    {
        using var bucket = await SwiftBucket.CreateAsync(server, SwiftAccount.Slow);
        var wire = new WireLog();
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup(SwiftAccount.Slow) with { Inside = wire });
        await using var limit = await CloseAsync(bucket);
        wire.Answered = number => number == 2 ? limit.MendAsync() : Task.CompletedTask;

        await client.S3.PutObjectAsync(Put(bucket, "seekable whole"));

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], wire.Statuses.Select(status => status!.Value));
        Assert.Equal(SdkStage.Hash(Content), await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task What_cannot_be_sent_again_ends_in_the_503()
    {
        using var bucket = await SwiftBucket.CreateAsync(server, SwiftAccount.Slow);
        var wire = new WireLog();
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup(SwiftAccount.Slow) with { Inside = wire, Outside = new UnaskedHandler() });
        await using var limit = await CloseAsync(bucket);

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.S3.PutObjectAsync(Put(bucket, "midway whole")));

        Assert.Equal(("SlowDown", HttpStatusCode.ServiceUnavailable, 1), (exception.ErrorCode, exception.StatusCode, wire.Sends.Count));
    }

    [SwiftFact]
    public async Task Keys_over_the_rate_are_told_one_by_one()
    {
        using var bucket = await SwiftBucket.CreateAsync(server, SwiftAccount.Slow);
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup(SwiftAccount.Slow));
        await using var limit = await CloseAsync(bucket);

        var exception = await Assert.ThrowsAsync<DeleteObjectsException>(() => client.S3.DeleteObjectsAsync(new() { BucketName = bucket.Name, Objects = [new() { Key = "first" }, new() { Key = "b" }] }));

        Assert.Contains(exception.Response.DeleteErrors, error => error.Code == "SlowDown");
    }

    [SwiftTheory]
    [InlineData("get")]
    [InlineData("put")]
    [InlineData("copy")]
    public async Task Nodes_that_hang_are_waited_out(string operation)
    {
        using var bucket = await SwiftBucket.CreateAsync(server);
        await bucket.PutAsync("source", Content);
        var wire = new WireLog();
        using var client = SdkClient.Handled(server.Impatient, SwiftStage.Setup() with { Inside = wire });
        await using var pause = await server.PauseAsync("a", "b");
        wire.Answered = number => number == 1 ? pause.MendAsync() : Task.CompletedTask;

        switch (operation)
        {
            case "get":
                using (var got = await client.S3.GetObjectAsync(bucket.Name, "source"))
                {
                    await bucket.PutAsync("key", await ReadAsync(got));
                }

                break;
            case "put":
                await client.S3.PutObjectAsync(Put(bucket, "seekable whole"));
                break;
            default:
                await client.S3.CopyObjectAsync(bucket.Name, "source", bucket.Name, "key");
                break;
        }

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], wire.Statuses.Select(status => status!.Value));
        Assert.Equal(SdkStage.Hash(Content), await bucket.HashAsync("key"));
    }

    // After one write all others are refused, until it is mended.
    async Task<SwiftFault> CloseAsync(SwiftBucket bucket)
    {
        var limit = await server.LimitWritesAsync(SwiftAccount.Slow, 0.02);
        await bucket.PutAsync("first", [1]);
        return limit;
    }

    static async Task<byte[]> ReadAsync(GetObjectResponse got)
    {
        using var copy = new MemoryStream();
        await got.ResponseStream.CopyToAsync(copy);
        return copy.ToArray();
    }

    static PutObjectRequest Put(SwiftBucket bucket, string form)
    {
        var request = UploadForm.Put(form, Content);
        request.BucketName = bucket.Name;
        return request;
    }
}
