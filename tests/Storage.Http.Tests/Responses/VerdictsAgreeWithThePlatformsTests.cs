using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Storage.Http.Tests.Responses;

/// <summary>A verdict says what a strict reader finds in the direct children of the error, the first of a name that is not blank, without the blanks around it.</summary>
public class VerdictsAgreeWithThePlatformsTests
{
    static readonly char[] Blanks = [' ', '\t', '\r', '\n'];
    static readonly string[] Names = ["Code", "Code", "Message", "RequestId", "TraceId", "Resource", "HostId", "Key", "key", "ServerTime", "x-y"];

    static Gen<XNode> Text { get; } = Gen.OneOf(
        Properties.Texts.Select(XNode (value) => new XText(value)),
        Properties.Texts.Select(XNode (value) => new XCData(value)),
        Properties.Texts.Select(XNode (value) => new XComment(value.Replace('-', '_'))),
        Gen.Elements("<b>", " ").Select(XNode (value) => value == " " ? new XText(value) : new XElement("b", "Code")));

    static Gen<XElement> Children { get; } =
        from name in Gen.Elements(Names)
        from nodes in Gen.ListOf(Text)
        select new XElement(name, nodes.Take(3).ToArray());

    static Gen<object?> Values { get; } = Gen.OneOf(
        Properties.Texts.Select(object? (text) => text.Length <= 20 ? text : "none is longer than a code"),
        Gen.Choose(-70_000, 70_000).Select(object? (number) => number),
        Gen.Elements<object?>(null, true, 0, 2.5, "0", " 0 "),
        Gen.ListOf(Properties.Texts).Select(object? (list) => list));

    static Gen<List<(string Name, object? Value)>> Members { get; } =
        Gen.ListOf(Gen.Elements([.. Names, "request_id", "message", "caf\u00e9", "a\"b"]).Zip(Values)).Select(list => list.DistinctBy(member => member.Item1).ToList());

    [Fact]
    public void Of_XML_as_of_XDocument() => Properties.Hold(Gen.ListOf(Children), 500, children =>
    {
        var text = new XElement("{urn:a}Error", children.ToArray()).ToString(SaveOptions.DisableFormatting);
        var expected = new Expected();
        foreach (var child in XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!.Elements().Where(child => !child.HasElements))
        {
            // What is longer than any code in its source is a detail, which the tests of R1 show.
            if (child.Name.LocalName != "Code" || Encoding.UTF8.GetByteCount(child.ToString(SaveOptions.DisableFormatting)) < 256)
            {
                expected.Add(child.Name.LocalName, child.Value);
            }
            else
            {
                return;
            }
        }

        expected.AssertOn(Exchange.Get().Answers(400, text).Read()!);
    });

    [Fact]
    public void Of_JSON_as_of_JsonDocument() => Properties.Hold(Members.Zip(Members).Zip(Gen.Elements("error", "Error", "other")), 500, test =>
    {
        var ((outer, inner), name) = test;
        var members = outer.ToDictionary(member => member.Name, member => member.Value);
        members[name] = inner.ToDictionary(member => member.Name, member => member.Value);
        var text = JsonSerializer.Serialize(members);
        var expected = new Expected();
        using var document = JsonDocument.Parse(text);
        expected.AddAll(document.RootElement, isInner: false);

        expected.AssertOn(Exchange.Get().Answers(400, text).Read()!);
    });

    sealed class Expected
    {
        readonly Dictionary<string, string> _fields = [];
        readonly Dictionary<string, string> _details = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string name, string value)
        {
            value = value.Trim(Blanks);
            var field = name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
            if (value.Length == 0 || (field == "CODE" && value == "0" && !_fields.ContainsKey(field)))
            {
                return;
            }

            if (field is not ("CODE" or "MESSAGE" or "REQUESTID" or "TRACEID" or "RESOURCE" or "HOSTID"))
            {
                _details.TryAdd(name, value);
            }
            else if (!_fields.TryAdd(field, value) && field == "CODE")
            {
                _details.TryAdd(name, value);
            }
        }

        public void AddAll(JsonElement element, bool isInner)
        {
            foreach (var member in element.EnumerateObject())
            {
                switch (member.Value.ValueKind)
                {
                    case JsonValueKind.String:
                        Add(member.Name, member.Value.GetString()!);
                        break;
                    case JsonValueKind.Number:
                        Add(member.Name, member.Value.GetRawText());
                        break;
                    case JsonValueKind.Object when !isInner && member.Name.Equals("error", StringComparison.OrdinalIgnoreCase):
                        AddAll(member.Value, isInner: true);
                        break;
                    default:
                        break;
                }
            }
        }

        public void AssertOn(StorageError error)
        {
            Assert.Equal(_fields.GetValueOrDefault("CODE"), error.Code);
            Assert.Equal(_fields.GetValueOrDefault("MESSAGE"), error.Message);
            Assert.Equal(_fields.GetValueOrDefault("REQUESTID"), error.RequestId);
            Assert.Equal(_fields.GetValueOrDefault("TRACEID"), error.TraceId);
            Assert.Equal(_fields.GetValueOrDefault("RESOURCE"), error.Resource);
            Assert.Equal(_fields.GetValueOrDefault("HOSTID"), error.HostId);
            Assert.Equal(_details.OrderBy(pair => pair.Key, StringComparer.Ordinal), error.Details.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }
    }
}
