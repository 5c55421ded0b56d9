using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>The ids that stand in headers: those of the store itself first, then those of every store it may be.</summary>
static class AnswerIds
{
    internal static string? RequestId(HttpResponseMessage response, StorageProvider? provider, ProviderSet providers) =>
        Find(response, provider, providers, static store => store.RequestIdHeaders);

    internal static string? TraceId(HttpResponseMessage response, StorageProvider? provider, ProviderSet providers) =>
        Find(response, provider, providers, static store => store.TraceIdHeaders);

    internal static string? HostId(HttpResponseMessage response, StorageProvider? provider, ProviderSet providers) =>
        Find(response, provider, providers, static store => store.HostIdHeaders);

    static string? Find(
        HttpResponseMessage response, StorageProvider? provider, ProviderSet providers, Func<StorageProvider, IReadOnlyList<string>> names)
    {
        if (provider is not null && AnswerHeaders.FindFirst(response, names(provider)) is { } own)
        {
            return own;
        }

        foreach (var candidate in providers.Candidates)
        {
            if (candidate != provider && AnswerHeaders.FindFirst(response, names(candidate)) is { } id)
            {
                return id;
            }
        }

        return null;
    }
}
