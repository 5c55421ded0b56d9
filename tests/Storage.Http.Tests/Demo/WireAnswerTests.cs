using System.Text;
using Storage.Http.Demo.Wire;

namespace Storage.Http.Tests.Demo;

public sealed class WireAnswerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nServer: x\r\n")]
    [InlineData("hello\r\n\r\n")]
    [InlineData("HTTP/1.1 OK\r\n\r\n")]
    public void Parse_WithoutAWholeHead_ReturnsNull(string text) => Assert.Null(Parse(text));

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n\r\nbody")]
    [InlineData("HTTP/1.1 503 Service Unavailable\nRetry-After: 1\n\nbody")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n9\r\ndy")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nTransfer-Encoding: chunked\r\n\r\nbody")]
    public void Parse_OfAnAnswer_FindsStatusHeadersAndBody(string text)
    {
        var answer = Parse(text)!;

        Assert.Equal(503, answer.Status);
        Assert.Equal("Service Unavailable", answer.StatusText);
        Assert.Equal("1", answer.Header("retry-after"));
        Assert.Equal("body", Encoding.UTF8.GetString(answer.Body));
        Assert.Equal(["Retry-After: 1"], TellingHeaders.Of(answer));
    }

    [Theory]
    [InlineData("", "no body")]
    [InlineData("<?xml version='1.0'?>\n<Error>\n  <Code>A</Code>\n</Error>\n", "<Error> <Code>A</Code> </Error>")]
    [InlineData("<R xmlns='urn:x'>\n<E>e</E>\n</R>\n", "<R …> <E>e</E> </R>")]
    [InlineData("<R><E>e</E>", "<R><E>e</E> (and no more)")]
    [InlineData("  \n<Error/>", "(3 blanks) <Error/>")]
    [InlineData("<Error>123456789012345678901234567890", "<Error>123456789012345678901234567890")]
    [InlineData("\u0089PNG\u0000\u0001", "image/png, 7 bytes")]
    public void Excerpt_OfABody_IsOneShortLine(string body, string expected)
    {
        var answer = Parse("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + body)!;

        var excerpt = BodyExcerpt.Of(answer, 32);

        Assert.Equal(expected.Length > 32 ? expected[..32] + "…" : expected, excerpt);
    }

    static WireAnswer? Parse(string text) => WireAnswer.Parse(Encoding.UTF8.GetBytes(text));
}
