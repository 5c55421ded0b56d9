using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The SDK's bucket in a real Swift, and a plain client of the SDK that sets the stage and looks at what is stored.</summary>
sealed class SwiftStage : IDisposable
{
    readonly SdkClient _plain;

    SwiftStage(SwiftServer server) => _plain = SdkClient.Plain(server.Patient, Setup());

    internal IAmazonS3 Plain => _plain.S3;

    /// <summary>What a client for Swift needs.</summary>
    internal static SdkSetup Setup(SwiftAccount? account = null) => new()
    {
        Credentials = new BasicAWSCredentials((account ?? SwiftAccount.Tester).AccessKey, (account ?? SwiftAccount.Tester).SecretKey),
        Outside = new Md5Handler(),
    };

    internal static async Task<SwiftStage> CreateAsync(SwiftServer server)
    {
        var stage = new SwiftStage(server);
        try
        {
            await stage.Plain.PutBucketAsync(SdkOperation.Bucket);
        }
        catch (BucketAlreadyOwnedByYouException)
        {
            // by the test before
        }

        return stage;
    }

    internal Task StoreAsync(string key, byte[] bytes) =>
        Plain.PutObjectAsync(new() { BucketName = SdkOperation.Bucket, Key = key, InputStream = new MemoryStream(bytes), UseChunkEncoding = false });

    /// <summary>SHA-256 of what is stored; null where nothing is.</summary>
    internal async Task<string?> HashAsync(string key)
    {
        try
        {
            using var got = await Plain.GetObjectAsync(SdkOperation.Bucket, key);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(got.ResponseStream));
        }
        catch (NoSuchKeyException)
        {
            return null;
        }
    }

    public void Dispose() => _plain.Dispose();
}
