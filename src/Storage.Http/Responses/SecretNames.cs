using System.Text;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>The elements and members of error documents that hold signatures or credentials, of all stores that the answer may come from.</summary>
sealed class SecretNames(ProviderSet providers)
{
    readonly string[] _patterns = [.. providers.Candidates.SelectMany(provider => provider.SecretElements).Where(pattern => pattern.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal bool Contains(ReadOnlySpan<byte> name)
    {
        foreach (var pattern in _patterns)
        {
            if (Matches(name, pattern))
            {
                return true;
            }
        }

        return false;
    }

    static bool Matches(ReadOnlySpan<byte> name, ReadOnlySpan<char> pattern)
    {
        if (pattern[0] == '*')
        {
            pattern = pattern[1..];
            return name.Length >= pattern.Length && Ascii.EqualsIgnoreCase(name[^pattern.Length..], pattern);
        }

        if (pattern[^1] == '*')
        {
            pattern = pattern[..^1];
            return name.Length >= pattern.Length && Ascii.EqualsIgnoreCase(name[..pattern.Length], pattern);
        }

        return Ascii.EqualsIgnoreCase(name, pattern);
    }
}
