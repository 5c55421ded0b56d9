namespace Storage.Http.ServerTests.Sdk;

/// <summary>Sends the body without asking the server first.</summary>
sealed class UnaskedHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.ExpectContinue = false;
        return base.SendAsync(request, cancellationToken);
    }
}
