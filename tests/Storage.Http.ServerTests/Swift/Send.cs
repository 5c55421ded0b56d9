using System.Net;

namespace Storage.Http.ServerTests.Swift;

/// <summary>What went out to the server in one attempt, and the status that came back.</summary>
sealed record Send(HttpMethod Method, Uri Uri, IReadOnlyList<string> Authorizations, HttpStatusCode? Status);
