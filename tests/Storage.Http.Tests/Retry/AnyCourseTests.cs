using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Storage.Http.Tests.Retry;

/// <summary>What holds whatever a store answers and however the call is made.</summary>
public class AnyCourseTests
{
    static readonly byte[] Bytes = "the bytes of the object"u8.ToArray();

    [Fact]
    public void Answers_are_disposed_once_bytes_are_the_same_and_attempts_add_up() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte[] Course, byte Content, byte How, byte Method)>(),
        input => Run(input.Course, input.Content % 5, input.How, input.Method % 3)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    static void Run(byte[] course, int content, int how, int method)
    {
        var store = new CourseHandler(course);
        using HttpMessageHandler inner = (how & 1) == 0 ? store : new SigningHandler { InnerHandler = store };
        using var client = new TestClient(inner, o =>
        {
            o.Retry.AttemptTimeout = (how & 2) == 0 ? null : TimeSpan.FromSeconds(30);
            o.Retry.BufferRequestBytes = (how & 4) == 0 ? 0 : 1000;
            o.Retry.ConfigurePipeline = (how & 8) == 0 ? null : _ => { };
            o.Retry.MaxRetryAttempts = how >> 6;
            o.Retry.ShouldRetry = (how & 16) == 0 ? null : args => args.AttemptNumber % 2 == 0 || args.WouldRetry;
        });
        var request = new HttpRequestMessage(((HttpMethod[])[HttpMethod.Put, HttpMethod.Post, HttpMethod.Get])[method], "key") { Content = Create(content) };
        var callers = request.Content;
        HttpResponseMessage? response = null;
        IReadOnlyList<StorageAttempt> attempts;
        try
        {
            response = (how & 32) == 0 ? client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult() : client.Http.Send(request, HttpCompletionOption.ResponseHeadersRead);
            attempts = response.GetStorageAttempts();
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            attempts = exception.GetStorageAttempts();
        }

        Assert.InRange(store.Sends, 1, 1 + (how >> 6));
        Assert.Equal(store.Sends, Math.Max(1, attempts.Count));
        Assert.Equal(Enumerable.Range(0, attempts.Count), attempts.Select(attempt => attempt.Number));
        Assert.All(attempts.SkipLast(1), attempt => Assert.Equal(StorageAttemptDecision.Retry, attempt.Decision));
        Assert.True(attempts.Count == 0 || attempts[^1].Decision == (response is null || response.GetStorageError() is not null ? StorageAttemptDecision.GiveUp : StorageAttemptDecision.Succeed));
        Assert.All(store.Received, received => Assert.Equal(callers is null ? [] : Bytes, received));
        Assert.Same(callers, request.Content);
        Assert.All(store.Answers, answer => Assert.Equal(answer.Response == response ? 0 : 1, answer.Disposals));
        Assert.Equal(0, client.Time.ActiveTimers);
        response?.Dispose();
        Assert.All(store.Answers, answer => Assert.Equal(1, answer.Disposals));
    }

    static HttpContent? Create(int content) => content switch
    {
        0 => null,
        1 => new ByteArrayContent(Bytes),
        2 => new StreamContent(new MemoryStream(Bytes)),
        3 => new StreamContent(new OneWayStream(Bytes)),
        _ => new OwnContent(),
    };

    sealed class OwnContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.Write(Bytes);

        protected override bool TryComputeLength(out long length)
        {
            length = Bytes.Length;
            return true;
        }
    }

    sealed class SigningHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(Sign(request), cancellationToken);

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(Sign(request), cancellationToken);

        static HttpRequestMessage Sign(HttpRequestMessage request)
        {
            request.Headers.Add("x-signature", "1");
            request.Content?.Headers.Add("x-digest", "1");
            return request;
        }
    }
}
