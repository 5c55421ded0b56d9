namespace Storage.Http.Tests.Matrix;

/// <summary>Asks the emulator, attempt by attempt, for the faults of the call.</summary>
sealed class FaultingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Begin(request);
        var response = await base.SendAsync(request, cancellationToken);
        call.Answered();
        return response;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Begin(request);
        var response = base.Send(request, cancellationToken);
        call.Answered();
        return response;
    }

    static FaultyCall Begin(HttpRequestMessage request)
    {
        Assert.True(request.Options.TryGetValue(FaultyCall.Key, out var call));
        if (call.NextFault() is { } fault)
        {
            // Taken away again before the next attempt, which starts from the caller's request.
            request.Headers.Add("x-emulator-fault", fault);
        }

        return call;
    }
}
