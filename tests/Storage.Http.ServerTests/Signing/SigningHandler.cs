using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Signing;

/// <summary>Signs each send anew, as careless signers do: by adding, never replacing. It stands inside the storage handler, so that every attempt gets a signature of its own.</summary>
sealed class SigningHandler(SwiftAccount account, SigningClock clock) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(Sign(request), cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(Sign(request), cancellationToken);

    HttpRequestMessage Sign(HttpRequestMessage request)
    {
        if (account == SwiftAccount.Nobody)
        {
            return request;
        }

        var time = clock.Now;
        var payload = PayloadHash(request.Content);
        request.Headers.Add("x-amz-date", SignatureV4.Timestamp(time));
        request.Headers.Add("x-amz-content-sha256", payload);
        request.Headers.TryAddWithoutValidation("Authorization", SignatureV4.Authorization(request, payload, account, time));
        return request;
    }

    // What lies in memory can be read any number of times; a stream cannot be read before it is sent.
    static string PayloadHash(HttpContent? content)
    {
        if (content is not (null or ByteArrayContent or ReadOnlyMemoryContent))
        {
            return "UNSIGNED-PAYLOAD";
        }

        using var bytes = new MemoryStream();
        content?.CopyTo(bytes, null, default);
        return SignatureV4.Hash(bytes.ToArray());
    }
}
