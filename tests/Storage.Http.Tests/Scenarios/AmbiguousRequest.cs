using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Requests that a store refuses once they are done.</summary>
static class AmbiguousRequest
{
    /// <summary>Brings the store to where the request can be made, and forgets how.</summary>
    public static async Task<Func<HttpRequestMessage>> PrepareAsync(EmulatorSession stage, string name)
    {
        stage.Store("there", "old");
        stage.Store("source", "hello");
        var request = await FindAsync(stage, name);
        stage.Emulator.Requests.Clear();
        return request;
    }

    static async Task<Func<HttpRequestMessage>> FindAsync(EmulatorSession stage, string name) => name switch
    {
        "complete" => await CompleteAsync(stage),
        "abort" => await AbortAsync(stage),
        "create bucket" => () => Request.Of(HttpMethod.Put, stage.Emulator.BaseAddress(stage.Provider, "another-bucket").ToString()),
        "append" => () => Request.Of(HttpMethod.Post, "log?append&position=0", new StringContent("hello")).SetStorageIdempotent(true),
        "put if none matches" => () => Request.Of(HttpMethod.Put, "new", new StringContent("hello"), ("If-None-Match", "*")),
        "put if it matches" => await ReplaceAsync(stage),
        "put without overwriting" => () => Request.Of(HttpMethod.Put, "new", new StringContent("hello"), ("x-cos-forbid-overwrite", "true"), ("x-oss-forbid-overwrite", "true")),
        "move" => () => Request.Of(HttpMethod.Put, "target", null, ("x-qs-move-source", $"/{StorageEmulator.DefaultBucket}/source")).SetStorageIdempotent(true),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    static async Task<Func<HttpRequestMessage>> CompleteAsync(EmulatorSession stage)
    {
        var upload = await MultipartCall.BeginAsync(stage);
        await upload.PutPartAsync(1, "hello");
        return () => Request.Of(HttpMethod.Post, upload.Uri(), new StringContent(upload.List(1)));
    }

    static async Task<Func<HttpRequestMessage>> AbortAsync(EmulatorSession stage)
    {
        var upload = await MultipartCall.BeginAsync(stage);
        return () => Request.Of(HttpMethod.Delete, upload.Uri());
    }

    static async Task<Func<HttpRequestMessage>> ReplaceAsync(EmulatorSession stage)
    {
        using var head = await stage.SendAsync(HttpMethod.Head, "there");
        var etag = head.Headers.ETag!.Tag;
        return () => Request.Of(HttpMethod.Put, "there", new StringContent("new"), ("If-Match", etag));
    }
}
