using System.Text;
using FsCheck.Fluent;
using Storage.Http.Responses;

namespace Storage.Http.Tests.Responses;

public class RootScannerTests
{
    static readonly string[] Documents =
    [
        "<Error>", "  \r\n\t<Error/>", "<?xml version='1.0'?>\n<Error >", "\uFEFF<!-- a - -- > --><?a?><!----><b:Error\n", "  \uFEFF  {", "{\"a\":1}", "text", "[", "<!DOCTYPE a>", "<![CDATA[",
        "<1>", "< a>", "\u00EF<a>", "<é>",
    ];

    [Theory]
    [InlineData("<Error>", "Xml", "Error")]
    [InlineData("<Error/>", "Xml", "Error")]
    [InlineData("<a:Error xmlns:a='x'>", "Xml", "a:Error")]
    [InlineData(" \t\r\n<?xml version=\"1.0\"?> \n<!-- <a> --> <Root\n>", "Xml", "Root")]
    [InlineData("\uFEFF <?x?><y ", "Xml", "y")]
    [InlineData("{}", "Json", null)]
    [InlineData("  {", "Json", null)]
    [InlineData("[1]", "Other", null)]
    [InlineData("text", "Other", null)]
    [InlineData("<!DOCTYPE html>", "Other", null)]
    [InlineData("<![CDATA[x]]>", "Other", null)]
    [InlineData("<1>", "Other", null)]
    [InlineData("<>", "Other", null)]
    [InlineData("</a>", "Other", null)]
    [InlineData("ï", "Other", null)]
    [InlineData("", "Undecided", null)]
    [InlineData("   ", "Undecided", null)]
    [InlineData("<", "Undecided", null)]
    [InlineData("<Error", "Undecided", null)]
    [InlineData("<!", "Undecided", null)]
    [InlineData("<!-", "Undecided", null)]
    [InlineData("<!-- ", "Undecided", null)]
    [InlineData("<?xml version='1.0'", "Undecided", null)]
    public void Advance_OfAWholeDocument_TellsItsRoot(string text, string shape, string? name)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var scanner = default(RootScanner);

        Assert.Equal(shape, scanner.Advance(bytes).ToString());
        if (name is not null)
        {
            Assert.Equal(name, Encoding.UTF8.GetString(scanner.Name(bytes)));
        }
    }

    [Fact]
    public void Advance_InWhateverChunks_TellsTheSame() =>
        Properties.Hold(Gen.Elements(Documents).Zip(Gen.ListOf(Gen.Choose(0, 40))), 500, pair =>
        {
            var bytes = Encoding.UTF8.GetBytes(pair.Item1);
            var atOnce = default(RootScanner);
            atOnce.Advance(bytes);

            var scanner = default(RootScanner);
            foreach (var length in pair.Item2.Where(length => length < bytes.Length).Order())
            {
                scanner.Advance(bytes.AsSpan(0, length));
            }

            Assert.Equal(atOnce.Shape, scanner.Advance(bytes));
            Assert.Equal(atOnce.NameStart, scanner.NameStart);
            Assert.Equal(atOnce.Position, scanner.Position);
        });

    [Theory]
    [InlineData(" ")]
    [InlineData("<!-- - -- ")]
    [InlineData("<?pi ")]
    [InlineData("<abc")]
    public void Advance_NeverGoesBack(string text)
    {
        // What was passed is not looked at again, so a document of n bytes in n chunks costs n steps.
        var bytes = Encoding.UTF8.GetBytes(text + new string(text[^1], 5000));
        var scanner = default(RootScanner);
        for (var length = 1; length <= bytes.Length; length++)
        {
            scanner.Advance(bytes.AsSpan(0, length));

            Assert.InRange(scanner.Position, Math.Max(0, length - 4), length);
        }
    }
}
