using System.Globalization;

namespace Storage.Http.Demo.Show;

/// <summary>Times as they are shown.</summary>
static class Seconds
{
    internal static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s");
}
