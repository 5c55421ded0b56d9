using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Storage.Http.Tests.Telemetry;

namespace Storage.Http.Tests.Scenarios;

/// <summary>A handler over a store that answers at once, first with an error if so told; log and meter take everything and keep nothing.</summary>
sealed class FailingCall : IDisposable
{
    readonly Store _store = new();
    readonly SilentMeters _meters = new();
    readonly MeterListener _listener = new();
    readonly HttpMessageInvoker _bare;
    readonly HttpMessageInvoker _handled;

    public FailingCall()
    {
        var options = new StorageErrorHandlingOptions();
        options.Retry.MaxDelay = options.Retry.MaxServerDelay = TimeSpan.Zero;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == _meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        _listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _listener.Start();
        _bare = new(_store);
        _handled = new(new StorageErrorHandler(options, Sink, _meters) { InnerHandler = _store });
    }

    public NullSink Sink { get; } = new();

    /// <summary>A call without us, which sees only the first answer.</summary>
    public void SendBare(HttpStatusCode first) => Send(_bare, first);

    public void SendHandled(HttpStatusCode first) => Send(_handled, first);

    public void Dispose()
    {
        _bare.Dispose();
        _handled.Dispose();
        _listener.Dispose();
        _meters.Dispose();
    }

    // The tasks are completed, so nothing suspends and the thread stays the same.
    void Send(HttpMessageInvoker invoker, HttpStatusCode first)
    {
        _store.First = first;
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg");
        var call = invoker.SendAsync(request, CancellationToken.None);
        Assert.True(call.IsCompletedSuccessfully);
        call.GetAwaiter().GetResult().Dispose();
    }

    public sealed class NullSink : ILogger<StorageErrorHandler>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }

    sealed class Store : HttpMessageHandler
    {
        const string RequestId = "NWQwOGRkNDdfMjJiMjU4NjRfNzVjXzEwNmVjY2M=";
        const string TraceId = "OGVmYzZiMmQzYjA2OWNhODk0NTRkMTBiOWVmMDAxODc0OWRkZjk0ZDM1NmI1M2E2MTRlY2MzZDhmNmI5MWI1OTI3Zjk=";

        // cloud.tencent.com/document/product/436/7730, with its ids filled in.
        static readonly byte[] SlowDown = Error("SlowDown", "Reduce your request rate.");
        static readonly byte[] NoSuchKey = Error("NoSuchKey", "The specified key does not exist.");

        static readonly (string Name, string Value)[] Headers =
        [
            ("Date", "Sat, 21 Nov 2026 08:00:00 GMT"), ("Server", "tencent-cos"), ("Connection", "keep-alive"), ("x-cos-request-id", RequestId), ("x-cos-trace-id", TraceId),
        ];

        public HttpStatusCode First { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // A network looks at these, so that they are there.
            _ = (request.RequestUri!.IdnHost, request.RequestUri.AbsolutePath);
            var body = First switch
            {
                HttpStatusCode.OK => [],
                HttpStatusCode.NotFound => NoSuchKey,
                _ => SlowDown,
            };
            var response = new HttpResponseMessage(First) { Content = new ByteArrayContent(body) };
            First = HttpStatusCode.OK;
            foreach (var (name, value) in Headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/xml");
            return Task.FromResult(response);
        }

        static byte[] Error(string code, string message) => Encoding.UTF8.GetBytes($"""
            <?xml version='1.0' encoding='utf-8' ?>
            <Error>
                <Code>{code}</Code>
                <Message>{message}</Message>
                <Resource>examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg</Resource>
                <RequestId>{RequestId}</RequestId>
                <TraceId>{TraceId}</TraceId>
            </Error>
            """);
    }
}
