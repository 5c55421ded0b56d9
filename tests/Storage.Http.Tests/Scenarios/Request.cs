namespace Storage.Http.Tests.Scenarios;

/// <summary>Makes requests.</summary>
static class Request
{
    public static HttpRequestMessage Of(HttpMethod method, string uri, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, uri) { Content = content };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return request;
    }
}
