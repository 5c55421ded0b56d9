namespace Storage.Http.ServerTests.Sdk;

/// <summary>Writes down every answer that passes: status, headers and bytes.</summary>
sealed class ExchangeRecorder : DelegatingHandler
{
    internal List<string> Answers { get; } = [];

    internal List<HttpRequestMessage> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        var response = await base.SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}")).Order(StringComparer.Ordinal);
        Answers.Add($"{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\n{string.Join('\n', headers)}\n\n{Convert.ToHexString(bytes)}");
        return response;
    }
}
