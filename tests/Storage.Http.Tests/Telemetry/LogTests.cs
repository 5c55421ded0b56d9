using Microsoft.Extensions.Logging;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Telemetry;

public class LogTests
{
    [Fact]
    public async Task One_line_per_failed_attempt_and_none_for_the_success()
    {
        using var client = new TestClient(new StubHandler(Status(503), Status(503), Status(200)));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([(LogLevel.Information, 6100), (LogLevel.Information, 6100)], client.Log.Lines.Select(line => (line.Level, line.Event.Id)));
    }

    [Theory]
    [InlineData(404, 6101, LogLevel.Debug)]
    [InlineData(412, 6101, LogLevel.Debug)]
    [InlineData(403, 6102, LogLevel.Warning)]
    [InlineData(400, 6102, LogLevel.Warning)]
    public async Task An_answer_that_is_handed_on_has_the_level_of_its_sort(int status, int id, LogLevel level)
    {
        using var client = new TestClient(new StubHandler(Status(status)));

        using var response = await client.SendAsync(HttpMethod.Get);

        var line = Assert.Single(client.Log.Lines);
        Assert.Equal((id, level), (line.Event.Id, line.Level));
    }

    [Fact]
    public async Task What_was_retried_in_vain_is_an_error()
    {
        using var client = new TestClient(new StubHandler(Status(503)), o => o.Retry.MaxRetryAttempts = 1);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([(6100, LogLevel.Information), (6103, LogLevel.Error)], client.Log.Lines.Select(line => (line.Event.Id, line.Level)));
    }

    [Fact]
    public async Task Levels_can_be_changed()
    {
        using var client = new TestClient(new StubHandler(Status(503)), o =>
        {
            o.Retry.MaxRetryAttempts = 1;
            o.Log.Retried = LogLevel.Debug;
            o.Log.Lost = LogLevel.Critical;
        });

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([LogLevel.Debug, LogLevel.Critical], client.Log.Lines.Select(line => line.Level));
    }

    [Fact]
    public async Task A_line_names_all_there_is_to_know()
    {
        using var client = new TestClient(new StubHandler(Status(503), Status(200)));

        using var response = await client.SendAsync(HttpMethod.Put, "folder/key");

        var values = Assert.Single(client.Log.Lines).Values;
        Assert.Equal(StorageErrorKind.Transient, values["Kind"]);
        Assert.Equal(503, values["Status"]);
        Assert.Equal(503, values["WireStatus"]);
        Assert.Equal("PUT", values["Method"]);
        Assert.Equal("bucket.example.test", values["Host"]);
        Assert.Equal("/folder/key", values["Path"]);
        Assert.Equal(0, values["Attempt"]);
        Assert.Equal(StorageAttemptDecision.Retry, values["Decision"]);
        Assert.Equal(StorageRetryReason.TransientFault, values["Reason"]);
        Assert.Equal(100.0, values["DelayMs"]);
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        using var client = new TestClient(new StubHandler(Status(403, r => r.Content = new StringContent("<Error><StringToSign>S3CRET-string</StringToSign></Error>"))));

        using var response = await client.SendAsync(HttpMethod.Put, "http://user:S3CRET-password@host.test/key?X-Amz-Signature=S3CRET-query", new StringContent("S3CRET-body"), request =>
            request.Headers.TryAddWithoutValidation("Authorization", "S3CRET-header"));

        var line = Assert.Single(client.Log.Lines);
        Assert.DoesNotContain("S3CRET", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Values.Values, value => value?.ToString()!.Contains("S3CRET", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task An_exceptions_message_is_logged_without_queries()
    {
        using var client = new TestClient(new StubHandler(Throws(() => new HttpRequestException("GET http://host.test/key?sign=S3CRET&b=S3CRET failed."))), o => o.Retry.MaxRetryAttempts = 0);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Get));

        Assert.EndsWith("GET http://host.test/key?* failed.", Assert.Single(client.Log.Lines).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no query", "no query")]
    [InlineData("Really? Yes.", "Really? Yes.")]
    [InlineData("why?", "why?")]
    [InlineData("/key?a=1", "/key?*")]
    [InlineData("'/key?a=1' and \"/key?b=2\" and </key?c=3>", "'/key?*' and \"/key?*\" and </key?*>")]
    public void Queries_are_cut_out_of_text(string text, string expected) => Assert.Equal(expected, LogText.CutQueries(text));

    [Fact]
    public async Task The_path_can_be_left_out()
    {
        using var client = new TestClient(new StubHandler(Status(403)), o => o.Log.IncludePath = false);

        using var response = await client.SendAsync(HttpMethod.Get, "people/jane.jpg");

        Assert.DoesNotContain("jane", Assert.Single(client.Log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_that_is_off_writes_nothing()
    {
        using var client = new TestClient(new StubHandler(Status(503), Status(200)));
        client.Log.Least = LogLevel.Warning;

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Empty(client.Log.Lines);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines", "two\\u000d\\u000alines")]
    [InlineData("esc\u001b[31m", "esc\\u001b[31m")]
    [InlineData("next\u0085line\u2028sep", "next\\u0085line\\u2028sep")]
    public void Control_characters_of_the_server_are_escaped(string text, string expected) => Assert.Equal(expected, LogText.Clean(text));

    [Fact]
    public void Text_of_the_server_is_cut()
    {
        Assert.Equal(new string('a', 1024) + "…", LogText.Clean(new string('a', 5000)));
        Assert.Equal(new string('a', 1024), LogText.Clean(new string('a', 1024)));
    }
}
