using System.Text;
using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>The steps of a multipart upload.</summary>
static class MultipartCalls
{
    static byte[] Payload => StoredState.Payload;

    public static Task<MatrixCall> InitiateAsync(EmulatorSession stage)
    {
        var before = Open(stage);
        return Task.FromResult(new MatrixCall
        {
            Request = Request.Of(HttpMethod.Post, "big?uploads"),
            ResultMark = "<InitiateMultipartUploadResult",
            Stored = () => Task.FromResult(Open(stage) - before is var count and not 1 ? $"{count} uploads" : "1 upload"),
        });
    }

    public static async Task<MatrixCall> PartAsync(EmulatorSession stage)
    {
        var upload = await MultipartCall.BeginAsync(stage);
        return new()
        {
            Request = Request.Of(HttpMethod.Put, upload.Uri(1), new ByteArrayContent(Payload)),
            Sent = Payload,
            Stored = () => PartStateAsync(stage, upload),
        };
    }

    public static async Task<MatrixCall> PartCopyAsync(EmulatorSession stage)
    {
        stage.Store("object", Payload);
        var upload = await MultipartCall.BeginAsync(stage);
        return new()
        {
            Request = Request.Of(HttpMethod.Put, upload.Uri(1), null, ("x-oss-copy-source", ChangeCalls.SourceOf(stage))),
            ResultMark = "<CopyPartResult",
            Stored = () => PartStateAsync(stage, upload),
        };
    }

    public static async Task<MatrixCall> CompleteAsync(EmulatorSession stage)
    {
        var upload = await MultipartCall.BeginAsync(stage);
        await upload.PutPartAsync(1, "hello ");
        await upload.PutPartAsync(2, "world");
        var list = upload.List(1, 2);
        return new()
        {
            Request = Request.Of(HttpMethod.Post, upload.Uri(), new StringContent(list)),
            Sent = Encoding.UTF8.GetBytes(list),
            ResultMark = "<CompleteMultipartUploadResult",
            Stored = () => Task.FromResult(StoredState.Written(stage, "big", "hello world"u8.ToArray())),
        };
    }

    public static async Task<MatrixCall> AbortAsync(EmulatorSession stage)
    {
        var before = Open(stage);
        var upload = await MultipartCall.BeginAsync(stage);
        return new()
        {
            Request = Request.Of(HttpMethod.Delete, upload.Uri()),
            Stored = () => Task.FromResult(Open(stage) == before ? "gone" : "there"),
        };
    }

    // Completing the upload shows whether its part is there, and whether it is whole.
    static async Task<string> PartStateAsync(EmulatorSession stage, MultipartCall upload)
    {
        var etag = stage.Store("twin", Payload).ETag;
        using var answer = await stage.PostAsync(
            upload.Uri(), $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part></CompleteMultipartUpload>");
        return StoredState.Written(stage, "big", Payload);
    }

    static int Open(EmulatorSession stage) => stage.Emulator.Objects.OpenUploads(stage.Provider);
}
