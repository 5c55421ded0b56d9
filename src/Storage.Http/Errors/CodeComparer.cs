using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Storage.Http;

/// <summary>Compares codes without regard to case. Codes are short, ASCII and nearly always spelled as their row is, and it is made for that.</summary>
sealed class CodeComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    // The bits of a char beyond ASCII, and the bit in which the cases of a letter differ, four times.
    const ulong BeyondAscii = 0xFF80_FF80_FF80_FF80;
    const ulong Case = 0x0020_0020_0020_0020;
    const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    CodeComparer()
    {
    }

    internal static CodeComparer Instance { get; } = new();

    public bool Equals(string? one, string? two) => string.Equals(one, two, StringComparison.OrdinalIgnoreCase);

    public bool Equals(ReadOnlySpan<char> code, string row) => code.SequenceEqual(row) || code.Equals(row, StringComparison.OrdinalIgnoreCase);

    public string Create(ReadOnlySpan<char> code) => code.ToString();

    public int GetHashCode([DisallowNull] string code) => GetHashCode(code.AsSpan());

    public int GetHashCode(ReadOnlySpan<char> code)
    {
        var hash = (ulong)code.Length;
        ulong seen = 0;
        foreach (var four in MemoryMarshal.Cast<char, ulong>(code))
        {
            seen |= four;
            hash = BitOperations.RotateLeft((hash ^ (four | Case)) * Factor, 31);
        }

        foreach (var one in code[(code.Length & ~3)..])
        {
            seen |= one;
            hash = BitOperations.RotateLeft((hash ^ (one | Case)) * Factor, 31);
        }

        return (seen & BeyondAscii) == 0 ? (int)(hash >> 32) ^ (int)hash : string.GetHashCode(code, StringComparison.OrdinalIgnoreCase);
    }
}
