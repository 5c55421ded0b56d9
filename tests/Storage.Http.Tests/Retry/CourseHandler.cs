using System.Net;

namespace Storage.Http.Tests.Retry;

/// <summary>A store that goes through a course of answers and failures, then answers well. It counts the disposals of each answer.</summary>
sealed class CourseHandler(byte[] course) : HttpMessageHandler
{
    public int Sends { get; private set; }

    public List<byte[]> Received { get; } = [];

    public List<Answer> Answers { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        if (request.Content is not null && !IsRefusedUnread)
        {
            await request.Content.CopyToAsync(copy, cancellationToken);
        }

        await Task.Yield();
        return Next(request, copy);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        if (!IsRefusedUnread)
        {
            request.Content?.CopyTo(copy, null, cancellationToken);
        }

        return Next(request, copy);
    }

    bool IsRefusedUnread => Sends < course.Length && course[Sends] % 10 == 9;

    HttpResponseMessage Next(HttpRequestMessage request, MemoryStream copy)
    {
        Assert.True(!request.Headers.NonValidated.TryGetValues("x-signature", out var signatures) || signatures.Count == 1);
        if (!IsRefusedUnread)
        {
            Received.Add(copy.ToArray());
        }

        var step = Sends < course.Length ? course[Sends] % 10 : 0;
        Sends++;
        var (status, body) = step switch
        {
            1 or 9 => (503, ""),
            2 => (429, "<Error><Code>SlowDown</Code></Error>"),
            3 => (404, "{"),
            4 => (200, "<Error><Code>InternalError</Code></Error>"),
            5 => throw new HttpRequestException(HttpRequestError.ConnectionError),
            6 => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            7 => throw new InvalidOperationException("Not of a send."),
            8 => throw new OperationCanceledException(),
            _ => (200, ""),
        };
        var answer = new Answer();
        answer.Response = new((HttpStatusCode)status) { RequestMessage = request, Content = new CountingContent(answer, body) };
        Answers.Add(answer);
        return answer.Response;
    }

    public sealed class Answer
    {
        public HttpResponseMessage? Response { get; set; }

        public int Disposals { get; set; }
    }

    sealed class CountingContent(Answer answer, string body) : StringContent(body)
    {
        protected override void Dispose(bool disposing)
        {
            answer.Disposals++;
            base.Dispose(disposing);
        }
    }
}
