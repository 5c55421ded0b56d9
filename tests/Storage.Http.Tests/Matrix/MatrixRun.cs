using System.Globalization;
using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>One cell: an operation meets a fault, and all that caller and store see is put into words.</summary>
sealed class MatrixRun(StorageEmulator emulator, EmulatorSession stage, MatrixFault fault, MatrixCall call, MatrixClient client)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    string BucketPath => stage.Address.AbsolutePath;

    /// <param name="async">Whether the call is asynchronous.</param>
    /// <param name="silentAfter">Where the caller's body falls silent without anybody noticing; null where that does not happen.</param>
    public async Task<MatrixCell> RunAsync(bool async, int? silentAfter)
    {
        Arrange();
        var content = call.Request.Content;
        var send = client.SendAsync(call.Request, async);
        await EndSilenceAsync(send, silentAfter);
        var (caller, body, attempts) = await FinishAsync(send, async, silentAfter);
        await client.Time.NoTimerAsync();
        await AssertContentIsTheCallersAsync(content);
        emulator.Faults.Clear();
        var received = string.Join(", ", Received().Select(ShareOf));
        return new(
            Join(attempts.Where(attempt => attempt.Error is not null).Select(attempt => VerdictOf(attempt.Error!))),
            Join(attempts.Select(attempt => attempt.Reason.ToString())),
            caller,
            body,
            received.Length == 0 ? "-" : received,
            await call.Stored());
    }

    void Arrange()
    {
        var path = BucketPath + "*";
        if (fault.Make is { } make)
        {
            var rule = emulator.On(path: path).Answer(make(stage.Provider, call.Sent.Length));
            _ = fault.IsAlways ? rule.Always() : rule;
        }

        if (call.GoodAnswer is { } good)
        {
            emulator.On(path: path).Answer(good).Always();
        }

        call.Request.Headers.ExpectContinue = fault.AsksFirst ? true : null;
    }

    async Task EndSilenceAsync(Task<HttpResponseMessage> send, int? silentAfter)
    {
        if (fault.HangsInError)
        {
            await client.Time.TimerAsync();
            client.EndErrorBody();
        }
        else if (fault.Hangs && silentAfter is null)
        {
            await emulator.Requests.WaitForAsync(1).WaitAsync(Patience);
            await FakeTimeExtensions.UntilAsync(() => call.Source is not OneWayStream { IsExhausted: false });
            await FakeTimeExtensions.UntilAsync(() => !fault.HangsInBody || send.IsCompleted || client.Watch.Answers is [{ Seen.Length: > 0 }, ..]);
            client.EndAttempt();
        }
    }

    async Task<(string Caller, string Body, IReadOnlyList<StorageAttempt> Attempts)> FinishAsync(Task<HttpResponseMessage> send, bool async, int? silentAfter)
    {
        HttpResponseMessage response;
        try
        {
            response = await send.WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is not TimeoutException)
        {
            Assert.All(client.Watch.Answers, answer => Assert.True(answer.IsDisposed));
            return (exception is OperationCanceledException ? nameof(OperationCanceledException) : exception.GetType().Name, "-", exception.GetStorageAttempts());
        }

        using (response)
        {
            Assert.Equal(client.Watch.Answers.SkipLast(1).Select(_ => true).Append(false), client.Watch.Answers.Select(answer => answer.IsDisposed));
            var body = await ReadBody.ReadAsync(response.Content, async, silentAfter);
            Assert.Equal(client.Watch.Answers[^1].Seen, body.Bytes);
            var error = response.GetStorageError();
            Assert.Same(response.GetStorageAttempts() is [.., var last] ? last.Error : null, error);
            response.Dispose();
            Assert.All(client.Watch.Answers, answer => Assert.True(answer.IsDisposed));
            return (StatusOf(response, error), body.Describe(call.ResultMark), response.GetStorageAttempts());
        }
    }

    IEnumerable<RecordedRequest> Received() => emulator.Requests.Where(request => request.Path.StartsWith(BucketPath, StringComparison.Ordinal));

    // The request and its content stay as the caller made them, and open.
    async Task AssertContentIsTheCallersAsync(HttpContent? content)
    {
        Assert.Same(content, call.Request.Content);
        Assert.NotEqual(false, call.Source?.CanRead);
        if (content is not null && call.Source is not { CanSeek: false })
        {
            Assert.Equal(call.Sent, await content.ReadAsByteArrayAsync());
        }
    }

    string ShareOf(RecordedRequest request) =>
        request.BodyLength == 0 ? "0"
        : !call.Sent.AsSpan().StartsWith(request.Body.Span) ? string.Create(CultureInfo.InvariantCulture, $"damaged: {request.BodyLength}")
        : request.BodyLength == call.Sent.Length && request.IsBodyComplete ? "all"
        : request.BodyLength == call.Sent.Length / 2 ? "half"
        : string.Create(CultureInfo.InvariantCulture, $"{request.BodyLength}");

    static string VerdictOf(StorageError error) => $"{error.Kind}{(error.Code is { } code ? " " + code : "")}{(error.MaybeApplied ? " maybe applied" : "")}";

    static string StatusOf(HttpResponseMessage response, StorageError? error)
    {
        var status = (int)response.StatusCode;
        return error?.WireStatusCode is { } wire && (int)wire != status ? $"{status} over {(int)wire}" : $"{status}";
    }

    static string Join(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "-";
}
