using System.Text;
using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Operations that delete, copy and move what the store has.</summary>
static class ChangeCalls
{
    static byte[] Payload => StoredState.Payload;

    public static Task<MatrixCall> DeleteAsync(EmulatorSession stage)
    {
        stage.Store("object", Payload);
        return Task.FromResult(new MatrixCall
        {
            Request = Request.Of(HttpMethod.Delete, "object"),
            Stored = () => Task.FromResult(StoredState.Presence(stage, "object")),
        });
    }

    public static Task<MatrixCall> DeleteManyAsync(EmulatorSession stage)
    {
        stage.Store("a", "1");
        stage.Store("b", "2");
        var isJson = stage.Provider == StorageProvider.QingStor;
        var list = isJson ? """{"objects":[{"key":"a"},{"key":"b"}]}""" : "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>";
        return Task.FromResult(new MatrixCall
        {
            Request = Request.Of(HttpMethod.Post, "?delete", new StringContent(list)),
            Sent = Encoding.UTF8.GetBytes(list),
            ResultMark = isJson ? "\"deleted\"" : "<DeleteResult",
            Stored = () => Task.FromResult($"{StoredState.Presence(stage, "a")}, {StoredState.Presence(stage, "b")}"),
        });
    }

    public static Task<MatrixCall> CopyAsync(EmulatorSession stage)
    {
        stage.Store("object", Payload);
        return Task.FromResult(new MatrixCall
        {
            Request = Request.Of(HttpMethod.Put, "target", null, (stage.Provider.SourceHeaders[0].Name, SourceOf(stage))),
            ResultMark = stage.Provider == StorageProvider.QingStor ? null : "<CopyObjectResult",
            Stored = () => Task.FromResult(StoredState.Written(stage, "target", Payload)),
        });
    }

    public static Task<MatrixCall> MoveAsync(EmulatorSession stage)
    {
        stage.Store("object", Payload);
        return Task.FromResult(new MatrixCall
        {
            Request = Request.Of(HttpMethod.Put, "target", null, ("x-qs-move-source", SourceOf(stage))),
            Stored = () => Task.FromResult($"{StoredState.Written(stage, "target", Payload)}, source {StoredState.Presence(stage, "object")}"),
        });
    }

    public static string SourceOf(EmulatorSession stage) => $"{stage.Address.AbsolutePath}object";
}
