using Amazon.S3;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Swift;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>A real server's answers through the SDK, with our handler and without.</summary>
[Collection(SwiftTests.Name)]
public class SwiftSameTests(SwiftServer server)
{
    static readonly byte[] Content = Bytes.Of(100_000);

    [SwiftTheory]
    [InlineData("get")]
    [InlineData("get-range")]
    [InlineData("head")]
    [InlineData("list")]
    [InlineData("list-buckets")]
    [InlineData("copy")]
    [InlineData("delete")]
    public async Task Answers_are_the_same(string operation)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        using var plain = SdkClient.Plain(server.Patient, SwiftStage.Setup());
        using var handled = SdkClient.Handled(server.Patient, SwiftStage.Setup());
        await stage.StoreAsync("key", Content);
        var without = Portrait.Of(await SdkOperation.RunAsync(operation, plain.S3));
        await (operation == "delete" ? stage.StoreAsync("key", Content) : Task.CompletedTask);

        Assert.Equal(Portrait.Lasting(without), Portrait.Lasting(Portrait.Of(await SdkOperation.RunAsync(operation, handled.S3))));
    }

    [SwiftTheory]
    [InlineData("get", "NoSuchKey")]
    [InlineData("head", "NotFound")]
    [InlineData("abort", "NoSuchUpload")]
    [InlineData("complete", "NoSuchUpload")]
    [InlineData("copy", "NoSuchKey")]
    [InlineData("put-bucket", "BucketAlreadyOwnedByYou")]
    [InlineData("put", "NotImplemented")] // aws-chunked
    public async Task Exceptions_are_the_same(string operation, string code)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.Plain.DeleteObjectAsync(SdkOperation.Bucket, "key");

        await CompareAsync(operation, code, SwiftAccount.Tester);
    }

    [SwiftTheory]
    [InlineData("get-if", "PreconditionFailed")]
    [InlineData("get-unless", "NotModified")]
    public async Task Refused_conditions_are_the_same(string operation, string code)
    {
        using var stage = await SwiftStage.CreateAsync(server);
        await stage.StoreAsync("key", "hello"u8.ToArray());

        await CompareAsync(operation, code, SwiftAccount.Tester);
    }

    [SwiftTheory]
    [InlineData("get", "AccessDenied")]
    [InlineData("list", "AccessDenied")]
    [InlineData("head", "Forbidden")]
    public async Task Refused_access_is_the_same(string operation, string code)
    {
        using var stage = await SwiftStage.CreateAsync(server);

        await CompareAsync(operation, code, SwiftAccount.Reader);
    }

    async Task CompareAsync(string operation, string code, SwiftAccount account)
    {
        using var plain = SdkClient.Plain(server.Patient, SwiftStage.Setup(account));
        using var handled = SdkClient.Handled(server.Patient, SwiftStage.Setup(account));

        var without = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => SdkOperation.RunAsync(operation, plain.S3));
        var with = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => SdkOperation.RunAsync(operation, handled.S3));

        Assert.Equal((code, without.GetType()), (with.ErrorCode, with.GetType()));
        Assert.Equal(Portrait.Lasting(Portrait.Of(without)), Portrait.Lasting(Portrait.Of(with)));
        Assert.NotEmpty(with.RequestId);
    }
}
