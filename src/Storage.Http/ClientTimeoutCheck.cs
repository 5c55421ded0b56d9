using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Storage.Http;

/// <summary>Has every client that is made here compared with its retry options, be it handled by its own registration or by the defaults of all.</summary>
sealed class ClientTimeoutCheck(StorageRegistrations registrations, StorageClients clients) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        var client = name ?? Options.DefaultName;
        if (registrations.Handles(client))
        {
            options.HttpClientActions.Add(made => clients.Get(client).CheckTimeout(made.Timeout));
        }
    }
}
