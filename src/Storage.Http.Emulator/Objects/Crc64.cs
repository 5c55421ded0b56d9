using System.Globalization;

namespace Storage.Http.Emulator.Objects;

/// <summary>CRC-64 with ECMA-182's polynomial, reflected, as COS and OSS send it in decimal.</summary>
static class Crc64
{
    const ulong Polynomial = 0xC96C5795D7870F42;

    static readonly ulong[] Table = CreateTable();

    internal static string Text(ReadOnlySpan<byte> content) => Compute(content).ToString(CultureInfo.InvariantCulture);

    internal static ulong Compute(ReadOnlySpan<byte> content)
    {
        var crc = ulong.MaxValue;
        foreach (var value in content)
        {
            crc = Table[(byte)crc ^ value] ^ (crc >> 8);
        }

        return ~crc;
    }

    static ulong[] CreateTable()
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }

            table[i] = crc;
        }

        return table;
    }
}
