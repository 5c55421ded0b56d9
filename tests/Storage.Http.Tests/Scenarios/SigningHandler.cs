namespace Storage.Http.Tests.Scenarios;

/// <summary>Signs as careless signers do: with Add, and never the same twice.</summary>
sealed class SigningHandler : DelegatingHandler
{
    int _signatures;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(Sign(request), cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(Sign(request), cancellationToken);

    HttpRequestMessage Sign(HttpRequestMessage request)
    {
        var number = ++_signatures;
        request.Headers.Add("Authorization", $"Signature {number}");
        request.Headers.Add("x-date", $"second-{number}");
        request.Content?.Headers.Add("x-body-date", $"second-{number}");
        return request;
    }
}
