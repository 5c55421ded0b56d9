using System.Security.Cryptography;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Swift 2.30 wants a Content-MD5 with a delete of many keys, which the SDK no longer sends; the signature does not cover it.</summary>
sealed class Md5Handler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.Query.StartsWith("?delete", StringComparison.Ordinal))
        {
#pragma warning disable CA5351 // The protocol asks for it.
            request.Content!.Headers.ContentMD5 = MD5.HashData(await request.Content.ReadAsByteArrayAsync(cancellationToken));
#pragma warning restore CA5351
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
