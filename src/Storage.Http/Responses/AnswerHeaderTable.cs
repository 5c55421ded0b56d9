using System.Collections.Frozen;
using System.Net.Http.Headers;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>All headers of the stores that mean something in an answer. One pass over an answer's headers beats a search for each of them.</summary>
sealed class AnswerHeaderTable
{
    readonly FrozenDictionary<string, AnswerHeaderRole[]> _roles;
    readonly TimeProvider _time;

    internal AnswerHeaderTable(ProviderSet providers, TimeProvider time)
    {
        _time = time;
        var roles = new Dictionary<string, AnswerHeaderRole[]>(StringComparer.OrdinalIgnoreCase);
        var numbers = new List<string>();
        Add(roles, "Server", new(AnswerHeaderPart.Server));
        Add(roles, "Retry-After", new(AnswerHeaderPart.RetryAfter));

        // Of several headers the first counts: those of the first store, and of one store those that stand first.
        var rank = 0;
        foreach (var provider in providers.Candidates)
        {
            Add(roles, provider.RequestIdHeaders, AnswerHeaderPart.RequestId, provider, ref rank);
            Add(roles, provider.TraceIdHeaders, AnswerHeaderPart.TraceId, provider, ref rank);
            Add(roles, provider.HostIdHeaders, AnswerHeaderPart.HostId, provider, ref rank);
            foreach (var header in provider.DelayHeaders)
            {
                Add(roles, header.Name, new(AnswerHeaderPart.Delay, Unit: header.Unit));
            }

            foreach (var header in provider.ErrorHeaders)
            {
                Add(roles, header.Name, new(AnswerHeaderPart.Error, rank, provider, header));
                if (header.MessageName is not null)
                {
                    Add(roles, header.MessageName, new(AnswerHeaderPart.ErrorMessage, rank, provider));
                }

                if (header.Format == StorageErrorHeaderFormat.Number && !numbers.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
                {
                    numbers.Add(header.Name);
                }

                rank++;
            }
        }

        _roles = roles.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        NumberHeaders = [.. numbers];
    }

    /// <summary>The headers that hold an error's number and stand beside good answers too.</summary>
    internal string[] NumberHeaders { get; }

    internal AnswerHeaders Read(HttpResponseMessage response)
    {
        var headers = default(AnswerHeaders);
        foreach (var header in response.Headers.NonValidated)
        {
            if (_roles.TryGetValue(header.Key, out var roles))
            {
                foreach (ref readonly var role in roles.AsSpan())
                {
                    Add(ref headers, in role, header.Value, response);
                }
            }
        }

        return headers;
    }

    void Add(ref AnswerHeaders headers, in AnswerHeaderRole role, HeaderStringValues values, HttpResponseMessage response)
    {
        if (role.Part is AnswerHeaderPart.RetryAfter or AnswerHeaderPart.Delay)
        {
            // A proxy may add its own wait to the store's: the longest counts.
            foreach (var value in values)
            {
                headers.AddDelay(role.Part == AnswerHeaderPart.Delay ? ServerDelay.OfNumber(value, role.Unit) : ServerDelay.OfRetryAfter(value, response, _time));
            }
        }
        else if (First(values) is { Length: > 0 } first)
        {
            // One that was looked at before falls into the names of its products.
            headers.Add(in role, role.Part == AnswerHeaderPart.Server ? values.ToString() : first);
        }
    }

    /// <summary>Whether a number stands beside the answer that is not zero.</summary>
    internal bool HasNumber(HttpResponseMessage response)
    {
        foreach (var name in NumberHeaders)
        {
            if (response.Headers.NonValidated.TryGetValues(name, out var values) && First(values) is { } value && AnswerHeaders.IsNumber(value))
            {
                return true;
            }
        }

        return false;
    }

    static void Add(Dictionary<string, AnswerHeaderRole[]> roles, IReadOnlyList<string> names, AnswerHeaderPart part, StorageProvider provider, ref int rank)
    {
        foreach (var name in names)
        {
            Add(roles, name, new(part, rank++, provider));
        }
    }

    // Of two stores that give a header the same part the first counts.
    static void Add(Dictionary<string, AnswerHeaderRole[]> roles, string name, AnswerHeaderRole role)
    {
        var present = roles.GetValueOrDefault(name, []);
        if (!Array.Exists(present, other => other.Part == role.Part))
        {
            roles[name] = [.. present, role];
        }
    }

    static string? First(HeaderStringValues values)
    {
        if (values.Count == 1)
        {
            return values.ToString();
        }

        foreach (var value in values)
        {
            return value;
        }

        return null;
    }
}
