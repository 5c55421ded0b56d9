using System.Globalization;
using Storage.Http.Emulator;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The time that a request was signed with.</summary>
static class SignedAt
{
    const string Header = "x-amz-date: ";

    internal static DateTimeOffset Of(RawRequest request)
    {
        var line = request.HeadText.Split("\r\n").Single(line => line.StartsWith(Header, StringComparison.OrdinalIgnoreCase));
        return DateTimeOffset.ParseExact(line[Header.Length..], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
