using System.Text;
using Storage.Http.Demo;
using Storage.Http.Demo.Explain;

namespace Storage.Http.Tests.Demo;

public sealed class ExplainTests
{
    readonly PlainConsole _console = new();

    [Fact]
    public async Task A_name_shows_its_rows_of_all_stores()
    {
        var rows = StorageErrorRegistry.Default.Where(row => row.Code == "SlowDown").ToArray();

        Assert.Equal(0, await Explain("", "slowdown"));
        Assert.Contains($"{rows.Length} rows", _console.Text);
        Assert.True(rows.Length > 3);
        Assert.All(rows, row => Assert.Contains(row.Description, _console.Text));
        Assert.All(rows, row => Assert.Contains(row.Advice, _console.Text));
        Assert.Contains("-65006", _console.Text);
        Assert.Contains("503 ServiceUnavailable", _console.Text);
        Assert.Contains("yes, whatever the method; waits up to 1 s at first, up to twice as long each time, and at least 1 s", _console.Text);
    }

    [Theory]
    [InlineData("-29214", "Image download")]
    [InlineData("1020", "Media processing")]
    public async Task A_number_shows_its_row(string number, string section)
    {
        Assert.Equal(0, await Explain("", number));
        Assert.Contains($"section \"{section}\"", _console.Text);
    }

    [Fact]
    public async Task A_number_that_two_sections_use_shows_both()
    {
        Assert.Equal(0, await Explain("", "-3006"));
        Assert.Equal(2, _console.Lines.Count(line => line.Contains("section \"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_code_of_several_words_needs_no_quotes()
    {
        Assert.Equal(0, await Explain("", "Request", "has", "expired"));
        Assert.Contains("CredentialsExpired", _console.Text);
        Assert.Contains("once, when the option Retry.Repair has renewed", _console.Text);
    }

    [Fact]
    public async Task A_status_narrows_the_rows()
    {
        Assert.Equal(0, await Explain("", "InvalidObjectState", "--status", "409"));
        Assert.Contains("409 Conflict", _console.Text);
        Assert.DoesNotContain("403 Forbidden", _console.Text);
        Assert.Equal(1, await Explain("", "InvalidObjectState", "--status", "200"));
    }

    [Theory]
    [InlineData("SlowDwon", "SlowDown")]
    [InlineData("NoSuchKye", "NoSuchKey")]
    [InlineData("-29215", "-29214")]
    public async Task An_unknown_code_is_told_with_near_spellings(string code, string near)
    {
        Assert.Equal(1, await Explain("", code));
        Assert.Contains($"No store is known to answer with the code \"{code}\".", _console.Text);
        Assert.Matches($"Codes that look like it: .*{near}", _console.Text);
    }

    [Fact]
    public async Task A_code_like_no_other_is_told_without_suggestions()
    {
        Assert.Equal(1, await Explain("", "xyzzyplugh"));
        Assert.DoesNotContain("look like it", _console.Text);
    }

    [Fact]
    public async Task A_pasted_xml_body_is_read_by_the_handler()
    {
        var code = await Explain(
            "<?xml version='1.0'?>\n<Error><Code>KmsFreqControl</Code><Message>too [fast]</Message><RequestId>NjM1</RequestId><Extra>e</Extra></Error>", "--status", "503");

        Assert.Equal(0, code);
        AssertLine("Code", "KmsFreqControl");
        AssertLine("Kind", "Throttling");
        AssertLine("Status", "503");
        AssertLine("Message", "too [fast]");
        AssertLine("Request id", "NjM1");
        AssertLine("Extra", "e");
    }

    [Fact]
    public async Task A_pasted_json_body_is_read_by_the_handler()
    {
        Assert.Equal(0, await Explain("""{"code":"max_requests_exceeded","message":"slowly","request_id":"aa08cf7a","url":"http://docs"}"""));
        AssertLine("Store", "QingStor, by the shape of the body; the headers or the host would tell for sure");
        AssertLine("Code", "max_requests_exceeded");
        AssertLine("Kind", "Throttling");
        AssertLine("Status", "400");
    }

    [Fact]
    public async Task A_pasted_head_error_is_decoded()
    {
        var value = Convert.ToBase64String(Encoding.UTF8.GetBytes("<Error><Code>NoSuchKey</Code></Error>")).TrimEnd('=');

        Assert.Equal(0, await Explain("x-oss-err: " + value + "\n", "--status", "404"));
        AssertLine("Store", "Alibaba OSS");
        AssertLine("Code", "NoSuchKey");
    }

    [Fact]
    public async Task A_pasted_answer_brings_its_own_status_and_headers()
    {
        var code = await Explain("HTTP/1.1 404 Not Found\nContent-Length: 9\nx-oss-request-id: 5C3D9175\n\n<Error><Code>NoSuchBucket</Code></Error>\n");

        Assert.Equal(0, code);
        AssertLine("Store", "Alibaba OSS");
        AssertLine("Code", "NoSuchBucket");
        AssertLine("Request id", "5C3D9175");
        AssertLine("Status", "404");
    }

    [Fact]
    public async Task A_body_under_200_is_read_as_the_answer_to_a_copy()
    {
        Assert.Equal(0, await Explain("  <Error><Code>SlowDown</Code></Error>", "--status", "200"));
        AssertLine("Status", "503, inside a 200");
    }

    [Fact]
    public async Task A_partial_delete_names_the_keys()
    {
        Assert.Equal(0, await Explain("<DeleteResult><Error><Key>a.txt</Key><Code>AccessDenied</Code></Error></DeleteResult>", "--status", "200"));
        AssertLine("Failed", "a.txt: AccessDenied (Permission)");
        AssertLine("Retried", "no, since it stands beside a success");
    }

    [Fact]
    public async Task An_error_in_a_header_beside_a_success_is_not_retried()
    {
        Assert.Equal(0, await Explain("HTTP/1.1 200 OK\nX-ErrNo: -29214\n"));
        AssertLine("Code", "-29214");
        AssertLine("Status", "200");
        AssertLine("Retried", "no, since it stands beside a success");
    }

    [Fact]
    public async Task A_pasted_unknown_code_is_told()
    {
        Assert.Equal(1, await Explain("<Error><Code>SlowDwon</Code></Error>"));
        AssertLine("Code", "SlowDwon");
        Assert.Contains("Codes that look like it: SlowDown", _console.Text);
    }

    [Fact]
    public async Task A_page_of_a_gateway_has_no_code()
    {
        Assert.Equal(1, await Explain("<html><body>Bad Gateway</body></html>", "--status", "502"));
        AssertLine("Code", "none");
        AssertLine("Kind", "Transient");
    }

    [Fact]
    public async Task A_good_copy_answer_is_no_error()
    {
        Assert.Equal(1, await Explain("<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>", "--status", "200"));
        Assert.Contains("The handler sees no error in it.", _console.Text);
    }

    [Fact]
    public async Task Control_characters_of_a_paste_do_not_reach_the_terminal()
    {
        await Explain("{\"code\":\"Slow\\u001b[31mDown\",\"message\":\"\\u0007\",\"request_id\":\"r\"}");

        Assert.DoesNotContain('\u001b', _console.Text);
        Assert.DoesNotContain('\u0007', _console.Text);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("<Error/>", "--status", "abc")]
    [InlineData("<Error/>", "--status", "99")]
    [InlineData("<Error/>", "--status")]
    public async Task What_makes_no_sense_is_refused(string input, params string[] args)
    {
        Assert.Equal(2, await Explain(input, [.. args.Where(arg => arg.Length > 0)]));
    }

    [Fact]
    public void Every_kind_has_words_for_its_retry()
    {
        foreach (var kind in Enum.GetValues<StorageErrorKind>())
        {
            Assert.NotEmpty(RetryWords.Of(kind, minDelay: null));
        }
    }

    Task<int> Explain(string input, params string[] args) => DemoProgram.RunAsync(["explain", .. args], _console.Console, new StringReader(input));

    void AssertLine(string name, string value) => Assert.Contains(
        _console.Lines, line => line.StartsWith("  " + name, StringComparison.Ordinal) && line[(2 + name.Length)..].Trim() == value);
}
