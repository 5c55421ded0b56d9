using System.Text;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>The elements and members of error documents that hold signatures or credentials, of all stores that the answer may come from.</summary>
sealed class SecretNames
{
    readonly string[] _patterns;

    // The letters that a secret's name may begin or end with, a bit each: most names are told by them.
    readonly uint _first;
    readonly uint _last;

    internal SecretNames(ProviderSet providers)
    {
        _patterns = [.. providers.Candidates.SelectMany(provider => provider.SecretElements).Where(pattern => pattern.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var pattern in _patterns)
        {
            if (pattern == "*")
            {
                _first = uint.MaxValue;
            }
            else if (pattern[0] == '*')
            {
                _last |= Bit(pattern[^1]);
            }
            else
            {
                _first |= Bit(pattern[0]);
            }
        }
    }

    internal bool Contains(ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty && ((Bit(name[0]) & _first) | (Bit(name[^1]) & _last)) == 0)
        {
            return false;
        }

        foreach (var pattern in _patterns)
        {
            if (Matches(name, pattern))
            {
                return true;
            }
        }

        return false;
    }

    // The same for both cases of a letter.
    static uint Bit(int letter) => 1u << (letter & 31);

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
