using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Operations that bring bytes.</summary>
static class UploadCalls
{
    const int Kept = 200_000;

    static byte[] Payload => StoredState.Payload;

    public static Task<MatrixCall> BytesAsync(EmulatorSession stage) => Task.FromResult(Put(stage, new ByteArrayContent(Payload)));

    public static Task<MatrixCall> SeekableAsync(EmulatorSession stage)
    {
        // It does not begin at its beginning.
        var stream = new MemoryStream([1, 2, 3, .. Payload]) { Position = 3 };
        return Task.FromResult(Put(stage, new StreamContent(stream), source: stream));
    }

    public static Task<MatrixCall> OneWayAsync(EmulatorSession stage)
    {
        var stream = new OneWayStream(Payload);
        return Task.FromResult(Put(stage, new StreamContent(stream), source: stream));
    }

    public static Task<MatrixCall> KeptAsync(EmulatorSession stage)
    {
        var stream = new OneWayStream(Payload);
        return Task.FromResult(Put(stage, new StreamContent(stream), source: stream, kept: Kept));
    }

    public static Task<MatrixCall> NewAsync(EmulatorSession stage) => Task.FromResult(Put(stage, new ByteArrayContent(Payload), header: ("If-None-Match", "*")));

    public static Task<MatrixCall> CallbackAsync(EmulatorSession stage) =>
        Task.FromResult(Put(stage, new ByteArrayContent(Payload), header: ("x-oss-callback", "eyJjYWxsYmFja1VybCI6Imh0dHA6Ly9hcHAudGVzdCJ9"), mark: "\"Status\":\"OK\""));

    public static Task<MatrixCall> AppendAsync(EmulatorSession stage) => Task.FromResult(Append(stage));

    public static Task<MatrixCall> AppendSaidAsync(EmulatorSession stage)
    {
        var call = Append(stage);
        call.Request.SetStorageIdempotent(true);
        return Task.FromResult(call);
    }

    public static async Task<MatrixCall> FormAsync(EmulatorSession stage)
    {
        using var twin = Form();
        return new()
        {
            Request = Request.Of(HttpMethod.Post, "", Form()),
            Sent = await twin.ReadAsByteArrayAsync(),

            // The emulator does not know uploads by form.
            GoodAnswer = Fault.Body(204, default),
        };
    }

    static MatrixCall Put(
        EmulatorSession stage, HttpContent content, (string, string)? header = null, Stream? source = null, int kept = 0, string? mark = null) => new()
        {
            Request = Request.Of(HttpMethod.Put, "target", content, header is { } one ? [one] : []),
            Sent = Payload,
            Source = source,
            BufferRequestBytes = kept,
            ResultMark = mark,
            Stored = () => Task.FromResult(StoredState.Written(stage, "target", Payload)),
        };

    static MatrixCall Append(EmulatorSession stage) => new()
    {
        Request = Request.Of(HttpMethod.Post, "target?append&position=0", new ReadOnlyMemoryContent(Payload)),
        Sent = Payload,
        Stored = () => Task.FromResult(StoredState.Written(stage, "target", Payload)),
    };

    static MultipartFormDataContent Form() => new("form-of-the-matrix")
    {
        { new StringContent("target"), "key" },
        { new StreamContent(new MemoryStream(Payload)), "file", "photo.png" },
    };
}
