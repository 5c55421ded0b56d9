using System.Globalization;
using System.Text;

namespace Storage.Http.Benchmarks.Growth.Errors;

/// <summary>A kind of document that can be made as long as one likes.</summary>
/// <param name="Says">What it is.</param>
/// <param name="Head">What it begins with.</param>
/// <param name="Unit">What then comes again and again, <c>#</c> standing for the number of the time.</param>
/// <param name="Tail">What it ends with.</param>
/// <param name="IsSound">Whether a strict reader reads it too.</param>
/// <param name="IsResult">Whether it is a good answer's, to a delete of many keys.</param>
sealed record ErrorForm(string Says, string Head, string Unit, string Tail, bool IsSound = true, bool IsResult = false)
{
    const string Xml = "<Error><Code>SlowDown</Code><RequestId>1</RequestId>";
    const string Json = "{\"code\":\"SlowDown\",\"request_id\":\"1\"";

    internal static IReadOnlyList<ErrorForm> All { get; } =
    [
        new("XML, long message", Xml + "<Message>", "Please reduce your request rate. ", "</Message></Error>"),
        new("XML, behind blanks", "", " ", Xml + "</Error>"),
        new("XML, many elements", Xml, "<Detail#>value #</Detail#>", "</Error>"),
        new("XML, elements in elements", Xml, "<Detail><Name>value</Name></Detail>", "</Error>"),
        new("XML, entities", Xml + "<Message>", "a &lt; b, ", "</Message></Error>"),
        new("XML, bare brackets", Xml + "<Message>", "1 < 2, ", "</Message></Error>", IsSound: false),
        new("XML, keys that failed", "<DeleteResult>", "<Error><Key>photos/#.jpg</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", "</DeleteResult>", IsResult: true),
        new("JSON, long message", Json + ",\"message\":\"", "Please reduce your request rate. ", "\"}"),
        new("JSON, behind blanks", "", " ", Json + "}"),
        new("JSON, many members", Json, ",\"detail#\":\"value #\"", "}"),
        new("JSON, objects in objects", Json + ",\"details\":[0", ",{\"name\":\"value\",\"more\":[1,2]}", "]}"),
        new("JSON, escapes", Json + ",\"message\":\"", "a line\\n", "\"}"),
        new("JSON, keys that failed", "{\"errors\":[{\"key\":\"0\"}", ",{\"key\":\"photos/#.jpg\",\"code\":\"permission_denied\",\"message\":\"Access Denied\"}", "]}", IsResult: true),
    ];

    internal bool IsXml => Says.StartsWith("XML", StringComparison.Ordinal);

    /// <summary>The byte that a search of the document stops at.</summary>
    internal byte Mark => IsXml ? (byte)'<' : (byte)'"';

    /// <summary>A document of about so many bytes; what repeats itself does stand in it.</summary>
    internal byte[] Make(int length)
    {
        var text = new StringBuilder(Head);
        var number = 0;
        do
        {
            text.Append(Unit.Replace("#", (++number).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
        while (text.Length + Unit.Length + Tail.Length <= length);

        return Encoding.UTF8.GetBytes(text.Append(Tail).ToString());
    }
}
