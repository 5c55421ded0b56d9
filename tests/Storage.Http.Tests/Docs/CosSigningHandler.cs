namespace Storage.Http.Tests.Docs;

/// <summary>Stands for a handler that signs: each attempt gets a signature of its own.</summary>
sealed class CosSigningHandler(SigningClock clock) : DelegatingHandler
{
    int _count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Authorization", $"signature-{++_count}+{clock.Offset}");
        return base.SendAsync(request, cancellationToken);
    }
}
