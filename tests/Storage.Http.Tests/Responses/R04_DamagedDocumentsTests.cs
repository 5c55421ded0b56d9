using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R4: what was read whole counts, the rest falls to the status, and nothing is invented.</summary>
public class R04_DamagedDocumentsTests
{
    [Theory]
    [InlineData("<Error><Code>SlowDown</Code><Message>Please red")]
    [InlineData("<Error><Code>SlowDown</Code><Mess")]
    [InlineData("<Error><Code>SlowDown</Code><")]
    [InlineData("<Error><Code>SlowDown</Code></Err")]
    [InlineData("<Error><Code>SlowDown</Code>")]
    [InlineData("<Error><Code>SlowDown</Code></Message></Error>")]
    [InlineData("<Error><Code>SlowDown</Code><Message>a</Code></Error>")]
    [InlineData("<Error><Code>SlowDown</Code><Message a='></Message></Error>")]
    [InlineData("<Error><Code>SlowDown</Code><![CDATA[ ")]
    [InlineData("<Error><Code>SlowDown</Code><!-- ")]
    [InlineData("<Error><Code>SlowDown</Code><!ELEMENT x><Message>m</Message></Error>")]
    [InlineData("""{"code":"SlowDown","message":"Please red""")]
    [InlineData("""{"code":"SlowDown","message":"m\""")]
    [InlineData("""{"code":"SlowDown","mess""")]
    [InlineData("""{"code":"SlowDown","message" "m"}""")]
    [InlineData("""{"code":"SlowDown","message":}""")]
    [InlineData("""{"code":"SlowDown",message:"m"}""")]
    [InlineData("""{"code":"SlowDown","message":{"a":""")]
    [InlineData("""{"code":"SlowDown"]""")]
    [InlineData("""{"code":"SlowDown" """)]
    public async Task What_stands_before_the_damage_counts(string body)
    {
        var error = await Exchange.Get().Answers(400, body).ErrorAsync();

        Assert.Equal("SlowDown", error.Code);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
        Assert.Null(error.Message);
    }

    [Theory]
    [InlineData("<Error><Code>SlowDo")]
    [InlineData("<Error><Code>SlowDown")]
    [InlineData("<Error><Code>SlowDown</Code")]
    [InlineData("<Error><Code>SlowDown</Cod></Error>")]
    [InlineData("<Error><Code")]
    [InlineData("<Error")]
    [InlineData("<Err")]
    [InlineData("<")]
    [InlineData("<?xml version='1.0'")]
    [InlineData("<!-- <Error><Code>SlowDown</Code></Error>")]
    [InlineData("{")]
    [InlineData("""{"code":"SlowDow""")]
    [InlineData("""{"code":-292""")]
    [InlineData("""{"code" """)]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("Service Unavailable")]
    [InlineData("<html><head><title>503 SlowDown</title></head><body><h1>Code: SlowDown</h1></body></html>")]
    [InlineData("<!DOCTYPE html><html><Code>SlowDown</Code></html>")]
    public async Task What_is_not_whole_is_not_believed(string body)
    {
        var error = await Exchange.Get().Answers(503, body).ErrorAsync();

        Assert.Null(error.Code);
        Assert.Null(error.Definition);
        Assert.Equal(StorageErrorKind.Transient, error.Kind);
    }

    [Fact]
    public async Task Every_cut_of_a_document_gives_the_code_or_nothing()
    {
        const string Document = "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>SlowDown</Code>\n\t<Message>Please reduce &amp; wait.</Message>\n</Error>";
        var codeEnds = Document.IndexOf("</Code>", StringComparison.Ordinal) + "</Code>".Length;
        for (var length = 0; length <= Document.Length; length++)
        {
            var error = await Exchange.Get().Answers(503, Document[..length]).ErrorAsync();

            Assert.Equal(length < codeEnds ? null : "SlowDown", error.Code);
            Assert.Contains(error.Message, new[] { null, "Please reduce & wait." });
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_become_replacement_characters()
    {
        byte[] xml = [.. "<Error><Code>NoSuchKey</Code><Key>a"u8, 0xFF, 0xC3, .. "b</Key></Error>"u8];
        byte[] json = [.. "{\"code\":\"NoSuchKey\",\"key\":\"a"u8, 0xFF, 0xC3, .. "b\"}"u8];
        foreach (var body in new[] { xml, json })
        {
            var error = await Exchange.Get().Answers(404, body).ErrorAsync();

            Assert.Equal("NoSuchKey", error.Code);
            Assert.Equal("a\uFFFD\uFFFDb", error.Details["Key"]);
        }
    }

    [Theory]
    [InlineData("&#0;", "\uFFFD")]
    [InlineData("&#xD800;", "\uFFFD")]
    [InlineData("&#x110000;", "\uFFFD")]
    [InlineData("&#x1F600;", "\U0001F600")]
    [InlineData("&lt;&gt;&amp;&quot;&apos;", "<>&\"'")]
    [InlineData("&nbsp;", "&nbsp;")]
    [InlineData("&file;", "&file;")]
    [InlineData("&#;", "&#;")]
    [InlineData("&#x;", "&#x;")]
    [InlineData("&;", "&;")]
    [InlineData("&", "&")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&#99999999999999;", "&#99999999999999;")]
    public async Task References_are_the_five_and_numbers_and_nothing_else(string text, string expected)
    {
        var error = await Exchange.Get().Answers(400, $"<Error><Message>x{text}y</Message></Error>").ErrorAsync();

        Assert.Equal($"x{expected}y", error.Message);
    }

    [Theory]
    [InlineData("""\n\t\r\b\f\/\\\" """, "\n\t\r\b\f/\\\"")]
    [InlineData("""\uD83D\uDE00""", "\U0001F600")]
    [InlineData("""\uD83D""", "\uFFFD")]
    [InlineData("""\uDE00\uD83D""", "\uFFFD\uFFFD")]
    [InlineData("""\uD83Dx""", "\uFFFDx")]
    [InlineData("""\uZZZZ""", "uZZZZ")]
    [InlineData("""\u12""", "u12")]
    [InlineData("""\q""", "q")]
    public async Task Escapes_are_resolved_or_left_alone(string text, string expected)
    {
        var error = await Exchange.Get().Answers(400, $$"""{"message":"x{{text.TrimEnd(' ')}}y"}""").ErrorAsync();

        Assert.Equal($"x{expected}y", error.Message);
    }

    [Fact]
    public async Task A_compressed_document_that_is_damaged_counts_as_far_as_it_unfolds()
    {
        var whole = Compression.Gzip("<Error><Code>SlowDown</Code><Message>" + new string('m', 3000) + "</Message></Error>");
        var scrap = Encoding.ASCII.GetBytes("this is no gzip at all");

        var cut = await Exchange.Get().Answers(503, whole[..^12]).With("Content-Encoding", "gzip").ErrorAsync();
        var none = await Exchange.Get().Answers(503, scrap).With("Content-Encoding", "gzip").ErrorAsync();

        Assert.Equal("SlowDown", cut.Code);
        Assert.Null(none.Code);
        Assert.Equal(StorageErrorKind.Transient, none.Kind);
    }
}
