using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Storage.Http.Tests.Schema;

/// <summary>What the documentation comments say of an option, as plain text.</summary>
static partial class OptionDocs
{
    static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.ChangeExtension(typeof(StorageErrorHandler).Assembly.Location, "xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The summary of a member, and its value.</summary>
    internal static string Of(Type type, string property) => Of(type, property, "summary", "value");

    internal static string SummaryOf(Type type, string property) => Of(type, property, "summary");

    static string Of(Type type, string property, params string[] parts) =>
        string.Join(' ', Members[$"P:{type.FullName}.{property}"].Elements().Where(part => parts.Contains(part.Name.LocalName)).Select(Text));

    static string Text(XElement part) => Blanks().Replace(string.Concat(part.Nodes().Select(Word)), " ").Trim();

    static string Word(XNode node) => node switch
    {
        XElement element when element.Attribute("cref")?.Value is { } name => name[(name.LastIndexOf('.') + 1)..],
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
