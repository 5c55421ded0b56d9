using System.Net;

namespace Storage.Http.Tests;

/// <summary>A store that answers attempt by attempt; the last answer repeats. Records what every attempt sent.</summary>
sealed class StubHandler(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    readonly List<SentRequest> _sent = [];

    public IReadOnlyList<SentRequest> Sent => _sent;

    public List<HttpResponseMessage> Answered { get; } = [];

    public static Func<HttpRequestMessage, HttpResponseMessage> Status(int status, Action<HttpResponseMessage>? configure = null) => request =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = new ByteArrayContent([]) };
        configure?.Invoke(response);
        return response;
    };

    public static Func<HttpRequestMessage, HttpResponseMessage> Throws(Func<Exception> exception) => _ => throw exception();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(copy, cancellationToken);
        }

        return Answer(request, request.Content is null ? null : copy.ToArray());
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        request.Content?.CopyTo(copy, null, cancellationToken);
        return Answer(request, request.Content is null ? null : copy.ToArray());
    }

    HttpResponseMessage Answer(HttpRequestMessage request, byte[]? body)
    {
        var headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        var number = _sent.Count;
        _sent.Add(new(request.Method, request.RequestUri!, headers, body));
        var response = answers[Math.Min(number, answers.Length - 1)](request);
        Answered.Add(response);
        return response;
    }
}
