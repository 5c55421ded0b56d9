using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Storage.Http.Responses;

namespace Storage.Http.Tests.Responses;

/// <summary>What a strict writer writes, the hand-written readers read as a strict reader does.</summary>
public class ReadersAgreeWithThePlatformsTests
{
    static readonly JsonSerializerOptions[] Writings =
    [
        new(),
        new() { WriteIndented = true },
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
    ];

    static Gen<XNode> Nodes(int depth)
    {
        var text = Properties.Texts.Select(XNode (value) => new XText(value));
        var data = Properties.Texts.Select(XNode (value) => new XCData(value));
        var comment = Properties.Texts.Select(XNode (value) => new XComment(value.Replace('-', '_')));
        var instruction = Properties.Texts.Select(XNode (value) => new XProcessingInstruction("pi", value.Replace('?', '_').TrimStart()));
        return depth == 0
            ? Gen.OneOf(text, text, data, comment, instruction)
            : Gen.OneOf(text, data, comment, Elements(depth - 1).Select(XNode (element) => element));
    }

    static Gen<XElement> Elements(int depth) =>
        from name in Gen.Elements("Code", "Message", "Key", "x-y.z", "_", "Größe", "{urn:a}Code", "{urn:b}Key")
        from attribute in Properties.Texts
        from hasAttribute in Gen.Elements(true, false)
        from nodes in Gen.ListOf(Nodes(depth))
        select new XElement(name, hasAttribute ? new XAttribute("a", attribute) : null, nodes.ToArray());

    [Fact]
    public void Children_of_XML_are_the_same_as_XDocuments()
    {
        var formats = Gen.Elements(SaveOptions.None, SaveOptions.DisableFormatting);
        Properties.Hold(Gen.ListOf(Elements(2)).Zip(formats), 300, pair =>
        {
            var (children, format) = pair;
            var root = new XElement("{urn:a}Error", new XAttribute(XNamespace.Xmlns + "b", "urn:b"), children.ToArray());
            var text = "<?xml version='1.0'?>\n<!-- before -->" + Normal(root.ToString(format)) + "<!-- after -->\n";
            var expected = XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!.Elements()
                .Select(element => (element.Name.LocalName, element.HasElements, Value: element.HasElements ? null : element.Value));

            Assert.Equal(expected, Read(text));
        });

        // A strict reader makes one newline of both; ours leaves the bytes as they are.
        static string Normal(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_JSON_are_the_same_as_JsonDocuments()
    {
        var values = Gen.OneOf(
            Properties.Texts.Select(object? (text) => text),
            Gen.Choose(-100_000, 100_000).Select(object? (number) => number),
            Gen.Elements<object?>(null, true, false, 1.5e-10),
            Gen.ListOf(Properties.Texts).Select(object? (list) => list),
            Properties.Texts.Zip(Properties.Texts).Select(object? (pair) => new Dictionary<string, object?> { [pair.Item1] = pair.Item2, ["deep"] = new[] { pair.Item1 } }));
        Properties.Hold(Gen.ListOf(Properties.Texts.Zip(values)).Zip(Gen.Elements(Writings)), 300, pair =>
        {
            var members = pair.Item1.DistinctBy(member => member.Item1).ToDictionary(member => member.Item1, member => member.Item2);
            var text = JsonSerializer.Serialize(members, pair.Item2);
            var expected = JsonDocument.Parse(text).RootElement.EnumerateObject()
                .Select(member => (member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()));

            Assert.Equal(expected, ReadJson(text));
        });
    }

    [Fact]
    public void A_text_that_was_escaped_by_a_writer_is_itself_again() => Properties.Hold(Properties.Texts, 500, text =>
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new() { ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.None }))
        {
            writer.WriteString(text);
        }

        Assert.Equal(text, Utf8Text.Xml(Encoding.UTF8.GetBytes(xml.ToString())).ToString());
        Assert.Equal(text, Utf8Text.Json(Encoding.UTF8.GetBytes(JsonEncodedText.Encode(text).ToString())).ToString());
    });

    static List<(string Name, bool HasElements, string? Value)> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var scanner = default(RootScanner);
        Assert.Equal(RootShape.Xml, scanner.Advance(bytes));
        var children = new XmlChildren(bytes, scanner);
        var read = new List<(string, bool, string?)>();
        while (children.Read())
        {
            read.Add((Encoding.UTF8.GetString(children.Name), children.HasElements, children.HasElements ? null : Utf8Text.Xml(children.Content).ToString()));
        }

        Assert.Equal(DocumentEnd.Closed, children.End);
        return read;
    }

    static List<(string Key, string Value)> ReadJson(string text)
    {
        var members = new JsonMembers(Encoding.UTF8.GetBytes(text));
        var read = new List<(string, string)>();
        while (members.Read())
        {
            var value = members.ValueKind == JsonKind.Text ? Utf8Text.Json(members.Value).ToString() : Encoding.UTF8.GetString(members.Value);
            read.Add((Utf8Text.Json(members.Key).ToString(), value));
        }

        Assert.Equal(DocumentEnd.Closed, members.End);
        return read;
    }
}
