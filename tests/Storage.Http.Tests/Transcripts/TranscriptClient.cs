namespace Storage.Http.Tests.Transcripts;

/// <summary>Our handler over real sockets, with a clock that skips delays.</summary>
static class TranscriptClient
{
    internal static TestClient Create(Action<StorageErrorHandlingOptions>? configure = null) => new(new SocketsHttpHandler { UseProxy = false }, configure);

    /// <summary>Sends the recorded request; the answer's body is left to be read.</summary>
    internal static Task<HttpResponseMessage> SendAsync(this TestClient client, TranscriptServer server, string transcript) =>
        client.Http.SendAsync(Transcript.Load(transcript).CreateRequest(server.Address), HttpCompletionOption.ResponseHeadersRead);
}
