using System.Net.Http.Headers;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Finds the answers that a store says it has held back, because it is asked too much.</summary>
sealed class SlowedAnswers(ProviderSet providers)
{
    readonly StorageDelayHeader[] _headers = [.. providers.Candidates.SelectMany(provider => provider.DelayHeaders).DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase)];

    internal bool Contains(HttpRequestMessage request, HttpResponseMessage response)
    {
        foreach (var header in _headers)
        {
            if (response.Headers.NonValidated.TryGetValues(header.Name, out var values) && AsksWait(values, header.Unit) && !AsksSlowness(request, header.AskedBy))
            {
                return true;
            }
        }

        return false;
    }

    static bool AsksWait(HeaderStringValues values, TimeSpan unit)
    {
        foreach (var value in values)
        {
            if (ServerDelay.OfNumber(value, unit) > TimeSpan.Zero)
            {
                return true;
            }
        }

        return false;
    }

    static bool AsksSlowness(HttpRequestMessage request, string? name) =>
        name is not null && (request.Headers.NonValidated.Contains(name) || QueryReader.Has(request.RequestUri, name));
}
