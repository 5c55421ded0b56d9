using System.Text;

namespace Storage.Http.Responses;

/// <summary>Reads an error document, XML or JSON, as far as it is whole. Only direct children of the error count.</summary>
static class ErrorDocument
{
    /// <summary>Reads whatever the text is; false when it is no error document.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, ref ErrorFields fields)
    {
        var scanner = default(RootScanner);
        switch (scanner.Advance(text))
        {
            case RootShape.Xml when IsError(text, scanner):
                ReadXml(text, scanner, ref fields);
                return true;
            case RootShape.Json:
                return ReadJson(text[scanner.Position..], ref fields);
            default:
                return false;
        }
    }

    internal static bool IsError(ReadOnlySpan<byte> text, RootScanner scanner) => XmlMarkup.LocalName(scanner.Name(text)).SequenceEqual("Error"u8);

    internal static void ReadXml(ReadOnlySpan<byte> text, RootScanner scanner, ref ErrorFields fields)
    {
        fields.Shape = ErrorShape.Xml;
        var children = new XmlChildren(text, scanner);
        while (children.Read())
        {
            if (!children.HasElements)
            {
                fields.Add(ErrorFieldNames.Find(children.Name), children.Name, children.Text);
            }
        }
    }

    /// <summary>The members of the object and of an object <c>error</c> in it; true when a code was among them.</summary>
    internal static bool ReadJson(ReadOnlySpan<byte> text, ref ErrorFields fields)
    {
        ReadMembers(text, isInner: false, ref fields);
        return !fields.Code.IsEmpty;
    }

    static void ReadMembers(ReadOnlySpan<byte> text, bool isInner, ref ErrorFields fields)
    {
        bool snakeCode = false, snakeId = false, pascalCode = false, pascalTrace = false;
        var members = new JsonMembers(text);
        while (members.Read())
        {
            var key = members.HasPlainKey ? members.Key : Encoding.UTF8.GetBytes(Utf8Text.Json(members.Key).ToString());
            var field = ErrorFieldNames.Find(key);
            switch (field)
            {
                case ErrorField.Code:
                    snakeCode |= key[0] == 'c';
                    pascalCode |= key[0] == 'C';
                    break;
                case ErrorField.RequestId:
                    snakeId |= key.SequenceEqual("request_id"u8);
                    break;
                case ErrorField.TraceId:
                    pascalTrace |= key[0] == 'T';
                    break;
                default:
                    break;
            }

            switch (members.ValueKind)
            {
                case JsonKind.Text:
                    fields.Add(field, key, members.Text);
                    break;
                case JsonKind.Number:
                    fields.Add(field, key, members.Text, isNumber: true);
                    break;
                case JsonKind.Object when !isInner && Ascii.EqualsIgnoreCase(key, "error"u8):
                    ReadMembers(members.Value, isInner: true, ref fields);
                    break;
                default:
                    break;
            }
        }

        fields.Shape = snakeCode && snakeId ? ErrorShape.SnakeCaseJson : pascalCode && pascalTrace ? ErrorShape.PascalCaseJson : fields.Shape;
    }
}
