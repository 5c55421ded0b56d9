using System.Text;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Tests.Emulator;

public class Crc64Tests
{
    // The check value that catalogues of CRCs give for CRC-64/XZ, which COS and OSS use.
    [Theory]
    [InlineData("123456789", 0x995DC9BBDF1939FA)]
    [InlineData("", 0)]
    public void Compute_CheckValue_IsTheCatalogues(string text, ulong expected) => Assert.Equal(expected, Crc64.Compute(Encoding.ASCII.GetBytes(text)));
}
