using System.Text;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>What the headers and the document of one answer say about an error. What is said first stands.</summary>
ref struct ErrorFields
{
    /// <summary>No store has a code near that length; what is longer is somebody's text in the wrong place, and stays a detail.</summary>
    internal const int MaxCodeLength = 256;
    const int MaxDetails = 64;

    readonly ProviderSet _providers;
    readonly Span<char> _code;
    int _codeLength;

    internal ErrorFields(Span<char> codeBuffer, ProviderSet providers)
    {
        _code = codeBuffer;
        _providers = providers;
    }

    /// <summary>The code in the spelling of the wire, or nothing.</summary>
    internal readonly ReadOnlySpan<char> Code => _code[.._codeLength];

    internal string? Message { get; private set; }

    internal string? RequestId { get; private set; }

    internal string? TraceId { get; private set; }

    internal string? Resource { get; private set; }

    internal string? HostId { get; private set; }

    internal Dictionary<string, string>? Details { get; private set; }

    /// <summary>What the document looked like, for recognising the store.</summary>
    internal ErrorShape Shape { get; set; }

    /// <summary>Whether the code came as a number, which in JSON is more often an application's than an error's.</summary>
    internal bool HasNumericCode { get; private set; }

    /// <summary>Takes one child element or member.</summary>
    internal void Add(scoped ReadOnlySpan<byte> name, scoped Utf8Text text, bool isNumber = false)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            return;
        }

        switch (ErrorFieldNames.Find(name))
        {
            case ErrorField.Code:
                AddCode(name, text, isNumber);
                break;
            case ErrorField.Message:
                Message ??= text.ToString();
                break;
            case ErrorField.RequestId:
                RequestId ??= text.ToString();
                break;
            case ErrorField.TraceId:
                TraceId ??= text.ToString();
                break;
            case ErrorField.Resource:
                Resource ??= text.ToString();
                break;
            case ErrorField.HostId:
                HostId ??= text.ToString();
                break;
            default:
                AddDetail(name, text);
                break;
        }
    }

    /// <summary>Takes the code of a header.</summary>
    internal void AddCode(ReadOnlySpan<char> code)
    {
        code = code.Trim();
        if (_codeLength == 0 && code.Length <= _code.Length && !IsZero(code))
        {
            code.CopyTo(_code);
            _codeLength = code.Length;
        }
    }

    /// <summary>Takes the message of a header.</summary>
    internal void AddMessage(string? message) => Message ??= string.IsNullOrWhiteSpace(message) ? null : message.Trim().Trim('"');

    void AddCode(scoped ReadOnlySpan<byte> name, scoped Utf8Text text, bool isNumber)
    {
        if (_codeLength > 0)
        {
            // A header's number goes before the document's name, which is worth keeping.
            AddDetail(name, text);
            return;
        }

        if (!text.TryWrite(_code, out var length))
        {
            AddDetail(name, text);
            return;
        }

        _codeLength = IsZero(_code[..length]) ? 0 : length;
        HasNumericCode = isNumber;
    }

    void AddDetail(scoped ReadOnlySpan<byte> name, scoped Utf8Text text)
    {
        if (_providers.IsSecret(name) || Details?.Count >= MaxDetails)
        {
            return;
        }

        Details ??= new(StringComparer.OrdinalIgnoreCase);
        Details.TryAdd(Encoding.UTF8.GetString(name), text.ToString());
    }

    static bool IsZero(ReadOnlySpan<char> code) => code is "0";
}
