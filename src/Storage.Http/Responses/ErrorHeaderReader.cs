using System.Buffers;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Reads the headers that hold an error: a code, a number, or a whole document in base64.</summary>
static class ErrorHeaderReader
{
    internal static void Read(HttpResponseMessage response, ProviderSet providers, ref ErrorFields fields)
    {
        foreach (var header in providers.ErrorHeaders)
        {
            if (AnswerHeaders.Find(response, header.Name) is not { } value)
            {
                continue;
            }

            if (header.Format == StorageErrorHeaderFormat.Base64Xml)
            {
                ReadDocument(value, ref fields);
            }
            else
            {
                fields.AddCode(value);
            }

            if (header.MessageName is not null)
            {
                fields.AddMessage(AnswerHeaders.Find(response, header.MessageName));
            }
        }
    }

    /// <summary>Reads only the numbers: they stand beside a placeholder under a good status too.</summary>
    internal static void ReadNumbers(HttpResponseMessage response, ProviderSet providers, ref ErrorFields fields)
    {
        foreach (var name in providers.NumberHeaders)
        {
            if (AnswerHeaders.Find(response, name) is { } value)
            {
                fields.AddCode(value);
            }
        }
    }

    static void ReadDocument(ReadOnlySpan<char> value, ref ErrorFields fields)
    {
        value = value.Trim().TrimEnd('=');
        var padded = ArrayPool<char>.Shared.Rent(value.Length + 3);
        var document = ArrayPool<byte>.Shared.Rent(value.Length);
        value.CopyTo(padded);
        padded.AsSpan(value.Length, 3).Fill('=');
        if (Convert.TryFromBase64Chars(padded.AsSpan(0, (value.Length + 3) & ~3), document, out var length))
        {
            ErrorDocument.TryRead(document.AsSpan(0, length), ref fields);
        }

        ArrayPool<char>.Shared.Return(padded);
        ArrayPool<byte>.Shared.Return(document);
    }
}
