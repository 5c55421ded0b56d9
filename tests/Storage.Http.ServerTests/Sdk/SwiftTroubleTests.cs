using Amazon.S3.Model;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Swift;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Writes through the SDK to a real server that checks their signatures, each request of them in trouble first; what is stored in the end, by its hash.</summary>
[Collection(SwiftTests.Name)]
public class SwiftTroubleTests(SwiftServer server)
{
    static readonly byte[] Content = Bytes.Of(300_000);
    static readonly string Hash = SdkStage.Hash(Content);

    [SwiftTheory]
    [InlineData(Trouble.Refuse, Trouble.Refuse)]
    [InlineData(Trouble.RefuseUnread, Trouble.Lose)]
    [InlineData(Trouble.Lose, Trouble.Fail)]
    [InlineData(Trouble.Hide, Trouble.Hide)]
    public async Task A_put_arrives_whole(Trouble first, Trouble second)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.Plain.DeleteObjectAsync(SdkOperation.Bucket, "key");
        var trouble = new TroubleHandler(first, second);
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup() with { Inside = trouble });

        await client.S3.PutObjectAsync(UploadForm.Put("seekable whole", Content));

        Assert.Equal((3, Hash), (Assert.Single(trouble.Sends).Value, await stage.HashAsync("key")));
    }

    [SwiftTheory]
    [InlineData(Trouble.Refuse, Trouble.Lose)]
    [InlineData(Trouble.Hide, Trouble.Empty)]
    [InlineData(Trouble.Empty, Trouble.Fail)]
    public async Task A_copy_is_done(Trouble first, Trouble second)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.StoreAsync("key", Content);
        await stage.Plain.DeleteObjectAsync(SdkOperation.Bucket, "copy");
        var trouble = new TroubleHandler(first, second);
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup() with { Inside = trouble });

        var response = await client.S3.CopyObjectAsync(SdkOperation.Bucket, "key", SdkOperation.Bucket, "copy");

        Assert.Equal((3, Hash), (Assert.Single(trouble.Sends).Value, await stage.HashAsync("copy")));
        Assert.NotEmpty(response.ETag);
    }

    [SwiftTheory]
    [InlineData(Trouble.Refuse)]
    [InlineData(Trouble.RefuseUnread)]
    public async Task A_multipart_upload_whose_every_request_is_refused_once_is_put_together_whole(Trouble each)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.StoreAsync("source", Content[200_000..]);
        await stage.Plain.DeleteObjectAsync(SdkOperation.Bucket, "key");
        var trouble = new TroubleHandler(each);
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup() with { Inside = trouble });

        await UploadForm.PutTogetherAsync(client.S3, "seekable whole", Content[..200_000]);

        Assert.Equal([2, 2, 2, 2], trouble.Sends.Values);
        Assert.Equal(Hash, await stage.HashAsync("key"));
    }

    [SwiftTheory]
    [InlineData(Trouble.Refuse)]
    [InlineData(Trouble.Lose)]
    [InlineData(Trouble.Fail)]
    [InlineData(Trouble.Empty)]
    public async Task A_delete_of_many_is_done(Trouble first)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.StoreAsync("a", Content);
        await stage.StoreAsync("b", Content);
        var trouble = new TroubleHandler(first);
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup() with { Inside = trouble });

        var response = (DeleteObjectsResponse?)await SdkOperation.RunAsync("delete-many", client.S3);

        Assert.Equal(["a", "b", "c"], response!.DeletedObjects.Select(deleted => deleted.Key).Order());
        Assert.Equal((2, null, null), (Assert.Single(trouble.Sends).Value, await stage.HashAsync("a"), await stage.HashAsync("b")));
    }

    [SwiftTheory]
    [InlineData("get")]
    [InlineData("head")]
    [InlineData("list")]
    [InlineData("delete")]
    public async Task Every_other_call_is_what_it_is_without_trouble(string operation)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.StoreAsync("key", Content);
        var without = Portrait.Of(await SdkOperation.RunAsync(operation, stage.Plain));
        await (operation == "delete" ? stage.StoreAsync("key", Content) : Task.CompletedTask);
        var trouble = new TroubleHandler(Trouble.Refuse, Trouble.Fail, Trouble.Lose);
        using var client = SdkClient.Handled(server.Patient, SwiftStage.Setup() with { Inside = trouble });

        Assert.Equal(Portrait.Lasting(without), Portrait.Lasting(Portrait.Of(await SdkOperation.RunAsync(operation, client.S3))));
        Assert.Equal(4, Assert.Single(trouble.Sends).Value);
    }
}
