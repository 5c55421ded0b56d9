using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>An operation whose good answer is read, as the callers of one store ask for it, and its effect.</summary>
sealed class StoreOperation
{
    const string Content = "0123456789";
    const string Source = $"/{StorageEmulator.DefaultBucket}/source";

    readonly Func<HttpRequestMessage> _request;
    readonly Func<bool> _isDone;

    StoreOperation(Func<HttpRequestMessage> request, Func<bool> isDone)
    {
        _request = request;
        _isDone = isDone;
    }

    public bool IsDone => _isDone();

    /// <summary>A new request; its Host makes the answer the same wherever the store listens.</summary>
    public HttpRequestMessage Request()
    {
        var request = _request();
        request.Headers.Host = "examplebucket.store.test";
        return request;
    }

    /// <summary>Brings the store to where the operation can be asked for, and forgets how.</summary>
    public static async Task<StoreOperation> PrepareAsync(EmulatorSession stage, string name)
    {
        stage.Store("source", Content);
        var operation = name switch
        {
            "copy" => Copy(stage, CopyHeader(stage), Source),
            "move" => Copy(stage, "x-qs-move-source", Source),
            "fetch" => Copy(stage, "x-qs-fetch-source", "http://examplebucket.store.test" + Source),
            "part copy" => CopyPart(stage, await MultipartCall.BeginAsync(stage)),
            "complete" => await CompleteAsync(stage),
            _ => DeleteMultiple(stage),
        };
        stage.Emulator.Requests.Clear();
        return operation;
    }

    static StoreOperation Copy(EmulatorSession stage, string header, string source) =>
        new(() => Scenarios.Request.Of(HttpMethod.Put, "target", null, (header, source)), () => stage.Stored("target") == Content);

    static StoreOperation CopyPart(EmulatorSession stage, MultipartCall upload) => new(
        () => Scenarios.Request.Of(HttpMethod.Put, upload.Uri(1), null, (CopyHeader(stage), Source)),
        () => stage.Emulator.Objects.OpenUploads(stage.Provider) == 1);

    static async Task<StoreOperation> CompleteAsync(EmulatorSession stage)
    {
        var upload = await MultipartCall.BeginAsync(stage);
        await upload.PutPartAsync(1, "hello ");
        await upload.PutPartAsync(2, "world");
        return new(() => Scenarios.Request.Of(HttpMethod.Post, upload.Uri(), new StringContent(upload.List(1, 2))), () => stage.Stored("big") == "hello world");
    }

    static StoreOperation DeleteMultiple(EmulatorSession stage)
    {
        var list = stage.Provider == StorageProvider.QingStor
            ? """{"objects":[{"key":"source"}]}"""
            : "<Delete><Object><Key>source</Key></Object></Delete>";
        return new(() => Scenarios.Request.Of(HttpMethod.Post, "?delete", new StringContent(list)), () => stage.Stored("source") is null);
    }

    // Cloud Infinite stands before a bucket of COS.
    static string CopyHeader(EmulatorSession stage) => stage.Provider.SourceHeaders is [var own, ..] ? own.Name : "x-cos-copy-source";
}
