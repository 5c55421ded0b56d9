using System.Net;

namespace Storage.Http.ServerTests.Swift;

/// <summary>The innermost handler: sees each send as it goes out, and may do something when its answer has come.</summary>
sealed class WireLog : DelegatingHandler
{
    readonly Lock _lock = new();
    readonly List<Send> _sends = [];

    /// <summary>Told the number of the send, from 1, before it goes out.</summary>
    public Func<int, Task>? Sending { get; set; }

    /// <summary>Told the number of the send, from 1, when its answer's headers have come.</summary>
    public Func<int, Task>? Answered { get; set; }

    /// <summary>The number of the send whose answer is lost on the way back, after the server has given it.</summary>
    public int Lost { get; set; }

    public IReadOnlyList<Send> Sends
    {
        get
        {
            lock (_lock)
            {
                return [.. _sends];
            }
        }
    }

    public IEnumerable<HttpStatusCode?> Statuses => Sends.Select(send => send.Status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Begin(request);
        await (Sending?.Invoke(number) ?? Task.CompletedTask);
        var response = await base.SendAsync(request, cancellationToken);
        if (number == Lost)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }

        End(number, response);
        await (Answered?.Invoke(number) ?? Task.CompletedTask);
        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Begin(request);
        var response = base.Send(request, cancellationToken);
        End(number, response);
        return response;
    }

    int Begin(HttpRequestMessage request)
    {
        var authorizations = request.Headers.TryGetValues("Authorization", out var values) ? values.ToList() : [];
        lock (_lock)
        {
            _sends.Add(new(request.Method, request.RequestUri!, authorizations, null));
            return _sends.Count;
        }
    }

    void End(int number, HttpResponseMessage response)
    {
        lock (_lock)
        {
            _sends[number - 1] = _sends[number - 1] with { Status = response.StatusCode };
        }
    }
}
