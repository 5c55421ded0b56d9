using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Operations that change nothing.</summary>
static class ReadCalls
{
    public static Task<MatrixCall> GetAsync(EmulatorSession stage) => ReadAsync(stage, HttpMethod.Get, "object");

    public static Task<MatrixCall> HeadAsync(EmulatorSession stage) => ReadAsync(stage, HttpMethod.Head, "object");

    public static Task<MatrixCall> GetProcessedAsync(EmulatorSession stage) => ReadAsync(stage, HttpMethod.Get, "object?imageMogr2/thumbnail/!50p");

    public static Task<MatrixCall> ListAsync(EmulatorSession stage) => ReadAsync(stage, HttpMethod.Get, "?list-type=2&prefix=o", "<ListBucketResult");

    static Task<MatrixCall> ReadAsync(EmulatorSession stage, HttpMethod method, string uri, string? mark = null)
    {
        stage.Store("object", StoredState.Payload);
        return Task.FromResult(new MatrixCall { Request = Request.Of(method, uri), ResultMark = mark });
    }
}
