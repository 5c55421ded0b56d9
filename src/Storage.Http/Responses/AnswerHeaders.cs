namespace Storage.Http.Responses;

/// <summary>Looks at an answer's headers without parsing or allocating.</summary>
static class AnswerHeaders
{
    /// <summary>The header's first value, or null.</summary>
    internal static string? Find(HttpResponseMessage response, string name)
    {
        if (!response.Headers.NonValidated.TryGetValues(name, out var values))
        {
            return null;
        }

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

    /// <summary>The first of these headers that is there and not empty, or null.</summary>
    internal static string? FindFirst(HttpResponseMessage response, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(response, names[i]) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
