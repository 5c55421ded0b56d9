namespace Storage.Http.Demo.Wire;

/// <summary>One request and its answer as they went over a socket; long ones are kept in part.</summary>
/// <param name="RequestLine">Method, path and query.</param>
/// <param name="Answer">What came back so far; null before its headers are whole.</param>
/// <param name="WasReset">Whether the connection broke.</param>
sealed record Exchange(string RequestLine, WireAnswer? Answer, bool WasReset);
