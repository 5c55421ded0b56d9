using Storage.Http.Demo.Wire;

namespace Storage.Http.Demo.Show;

/// <summary>What came over the wire, in a few lines: status line, telling headers, the beginning of the body.</summary>
static class WireWords
{
    const int ExcerptLength = 120;

    internal static IEnumerable<string> Of(Exchange exchange)
    {
        if (exchange.Answer is not { } answer)
        {
            return [exchange.WasReset ? "no answer: the connection was reset" : "..."];
        }

        return [$"{answer.Status} {answer.StatusText}", .. TellingHeaders.Of(answer), BodyExcerpt.Of(answer, ExcerptLength)];
    }

    /// <summary>The status alone.</summary>
    internal static string InShort(Exchange exchange) => exchange.Answer?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (exchange.WasReset ? "reset" : "-");
}
