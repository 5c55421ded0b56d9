namespace Storage.Http.Tests;

/// <summary>What one attempt sent.</summary>
sealed record SentRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string[]> Headers, byte[]? Body);
