using System.Net;
using System.Text;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Stands innermost before a real server and spoils the first answers of each kind of request, as told; then it lets all pass.</summary>
sealed class TroubleHandler(params Trouble[] troubles) : DelegatingHandler
{
    readonly Lock _lock = new();
    readonly Dictionary<string, int> _sends = [];

    /// <summary>How often each request was sent: its method and address.</summary>
    internal IReadOnlyDictionary<string, int> Sends => _sends;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var trouble = Next(request);
        if (trouble == Trouble.RefuseUnread)
        {
            return Answer(request, HttpStatusCode.ServiceUnavailable, "SlowDown");
        }

        if (trouble == Trouble.Refuse)
        {
            await (request.Content?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
            return Answer(request, HttpStatusCode.ServiceUnavailable, "SlowDown");
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (trouble is null)
        {
            return response;
        }

        // It has been carried out, but nobody shall know.
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        response.Dispose();
        return trouble switch
        {
            Trouble.Lose => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer is lost.", new IOException("The answer is lost.")),
            Trouble.Fail => Answer(request, HttpStatusCode.InternalServerError, "InternalError"),
            Trouble.Hide => Answer(request, HttpStatusCode.OK, "InternalError"),
            _ => Answer(request, HttpStatusCode.OK, null),
        };
    }

    Trouble? Next(HttpRequestMessage request)
    {
        lock (_lock)
        {
            var name = $"{request.Method} {request.RequestUri!.PathAndQuery}";
            var number = _sends.GetValueOrDefault(name);
            _sends[name] = number + 1;
            return number < troubles.Length ? troubles[number] : null;
        }
    }

    static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string? code) => new(status)
    {
        RequestMessage = request,
        Headers = { { "x-amz-request-id", "4442587FB7D0A2F9" } },
        Content = new StringContent(code is null ? "" : $"<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>{code}</Code><Message>No.</Message></Error>", Encoding.UTF8, "application/xml"),
    };
}
