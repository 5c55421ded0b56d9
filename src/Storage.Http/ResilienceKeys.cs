namespace Storage.Http;

/// <summary>Names shared with Microsoft.Extensions.Http.Resilience.</summary>
static class ResilienceKeys
{
    /// <summary>The context property under which its handler puts the request.</summary>
    internal const string RequestMessage = "Resilience.Http.RequestMessage";
}
