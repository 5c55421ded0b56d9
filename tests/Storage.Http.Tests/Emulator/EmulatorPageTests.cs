using System.Text.RegularExpressions;
using Storage.Http.Emulator;
using Storage.Http.Tests.Docs;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Emulator;

/// <summary>The curl lines of all pages, sent as they stand there; what each is answered stands behind it.</summary>
public partial class EmulatorPageTests
{
    [Fact]
    public async Task CurlLines_AreAnsweredAsThePageSays()
    {
        var lines = MarkdownPage.All.SelectMany(page => page.Fences).SelectMany(fence => fence.Body.Split('\n')).Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 10);
        await using var emulator = await StorageEmulator.StartAsync();
        using var client = new HttpClient();
        foreach (var line in lines)
        {
            var parts = line.Split("# ");
            var expected = parts[^1].Split(' ');
            Assert.Equal(2, parts.Length);
            Assert.Equal((line, expected[0]), (line, await SendAsync(client, emulator, parts[0], expected.Length > 1 ? expected[1] : "")));
        }
    }

    [Fact]
    public void EveryWordOfTheTables_IsRead()
    {
        var page = Repository.Read("docs/emulator.md");
        var rows = page[page.IndexOf("| value |", StringComparison.Ordinal)..page.IndexOf("## What it knows", StringComparison.Ordinal)]
            .Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 15);
        foreach (var cell in rows.Select(row => row.Split('|')[1]))
        {
            foreach (Match word in Quoted().Matches(cell))
            {
                var text = word.Groups[1].Value;
                var isOption = (text.Contains('=', StringComparison.Ordinal) && !text.StartsWith("some-keys", StringComparison.Ordinal)) || text is "gzip" or "early" or "effect" or "no-effect";
                Assert.NotNull(Fault.Parse(isOption ? $"SlowDown; {text}" : text));
            }
        }
    }

    static async Task<string> SendAsync(HttpClient client, StorageEmulator emulator, string line, string expectedText)
    {
        using var request = new HttpRequestMessage();
        var words = Words().Matches(line).Select(match => match.Value.Trim('\'', '"')).ToList();
        var headers = new List<string>();
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-i":
                    break;
                case "-I":
                    request.Method = HttpMethod.Head;
                    break;
                case "-X":
                    request.Method = new(words[++i]);
                    break;
                case "-H":
                    headers.Add(words[++i]);
                    break;
                case "--data-binary":
                    request.Content = new StringContent(words[++i]);
                    break;
                default:
                    request.RequestUri = Address(emulator, words[i]);
                    break;
            }
        }

        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Split(':')[0], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }

        try
        {
            using var answer = await client.SendAsync(request);
            Assert.Contains(expectedText, $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync()}", StringComparison.OrdinalIgnoreCase);
            return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException error) when (error.HttpRequestError != HttpRequestError.ConnectionError)
        {
            return "reset";
        }
    }

    static Uri Address(StorageEmulator emulator, string word)
    {
        var match = Variable().Match(word);
        Assert.True(match.Success, word);
        var provider = match.Groups[1].Value switch
        {
            "COS" => StorageProvider.TencentCos,
            "CI" => StorageProvider.TencentCi,
            "OSS" => StorageProvider.AlibabaOss,
            "COFFER" => StorageProvider.TencentCoffer,
            "QS" => StorageProvider.QingStor,
            _ => StorageProvider.S3,
        };
        return new(emulator.BaseAddress(provider).ToString().TrimEnd('/') + match.Groups[2].Value);
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\$([A-Z0-9]+)(.*)$")]
    private static partial Regex Variable();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
