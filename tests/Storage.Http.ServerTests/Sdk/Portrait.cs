using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.S3.Model;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Everything that the SDK tells of an answer or an exception, as text: every public property, headers and metadata, the bytes of a stream.</summary>
static partial class Portrait
{
    internal static string Of(object? value)
    {
        var text = new StringBuilder();
        Draw(text, "", value);
        return text.ToString();
    }

    /// <summary>The same without what a server makes anew for each request or object.</summary>
    internal static string Lasting(string portrait) => New().Replace(portrait, "");

    static void Draw(StringBuilder text, string path, object? value)
    {
        switch (value)
        {
            case null or string or Enum or ValueType or ConstantClass or Uri:
                text.Append(CultureInfo.InvariantCulture, $"{path} = {Text(value)}\n");
                break;
            case Stream stream:
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    text.Append(CultureInfo.InvariantCulture, $"{path} = {Convert.ToHexString(copy.ToArray())}\n");
                }

                break;
            case HeadersCollection headers:
                DrawAll(text, path, headers.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}: {headers[key]}"));
                break;
            case MetadataCollection metadata:
                DrawAll(text, path, metadata.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}: {metadata[key]}"));
                break;
            case IEnumerable items:
                DrawAll(text, path, items);
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{path} : {value.GetType().Name}\n");
                foreach (var property in value.GetType().GetProperties().Where(IsTold).OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    Draw(text, $"{path}.{property.Name}", property.GetValue(value));
                }

                break;
        }
    }

    static void DrawAll(StringBuilder text, string path, IEnumerable items)
    {
        var number = 0;
        foreach (var item in items)
        {
            Draw(text, $"{path}[{number++}]", item);
        }

        text.Append(CultureInfo.InvariantCulture, $"{path}: {number}\n");
    }

    // Of an exception what the SDK adds to it, and the message; not its stack.
    static bool IsTold(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && property.DeclaringType!.Namespace!.StartsWith("Amazon", StringComparison.Ordinal);

    static string Text(object? value) => value switch
    {
        null => "null",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"(?i:RequestId|AmazonId2|HostId|Last-?Modified|Date|x-[\w-]*id(?:-2)?)(?: = |: |, ).*")]
    private static partial Regex New();
}
