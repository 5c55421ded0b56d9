using Amazon.S3;
using Storage.Http.Emulator;
using Storage.Http.ServerTests.Swift;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>PutObject of a file is PutObject of a stream that can seek.</summary>
public sealed class FileUploadTests : IDisposable
{
    static readonly byte[] Content = Bytes.Of(200_000);

    readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_file_is_sent_again_where_it_is_not_signed_in_chunks(bool chunked, int sends)
    {
        await File.WriteAllBytesAsync(_file, Content);
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"));

        var failure = await Record.ExceptionAsync(() => stage.Client.S3.PutObjectAsync(new() { BucketName = SdkOperation.Bucket, Key = "key", FilePath = _file, UseChunkEncoding = chunked }));

        Assert.Equal((sends, chunked ? "SlowDown" : null), (stage.Received.Count, (failure as AmazonS3Exception)?.ErrorCode));
        Assert.Equal(chunked ? null : SdkStage.Hash(Content), stage.StoredHash("key"));
    }

    public void Dispose() => File.Delete(_file);
}
