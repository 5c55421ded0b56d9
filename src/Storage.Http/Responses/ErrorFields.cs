using System.Buffers;
using System.Buffers.Text;

namespace Storage.Http.Responses;

/// <summary>What the headers and the document of one answer say about an error. What is said first stands.</summary>
ref struct ErrorFields
{
    /// <summary>No store has a code near that length; what is longer is somebody's text in the wrong place, and stays a detail.</summary>
    internal const int MaxCodeLength = 256;

    /// <summary>What nearly every code fits in.</summary>
    internal const int OrdinaryCodeLength = 64;
    const int MaxDetails = 64;

    readonly ReadOnlyMemory<byte> _document;
    readonly SecretNames _secrets;
    readonly ref readonly AnswerHeaders _headers;
    Span<char> _code;
    int _codeLength;

    /// <summary>Nothing has been said yet.</summary>
    /// <param name="codeBuffer">Room for an ordinary code, <see cref="OrdinaryCodeLength"/> long.</param>
    /// <param name="secrets">What is not kept.</param>
    /// <param name="headers">What the headers say, which the document mostly says again.</param>
    /// <param name="document">The document behind the headers, which nobody changes any more.</param>
    internal ErrorFields(Span<char> codeBuffer, SecretNames secrets, in AnswerHeaders headers, ReadOnlyMemory<byte> document)
    {
        (_document, _secrets) = (document, secrets);
        _code = codeBuffer;
        _headers = ref headers;
    }

    /// <summary>The code in the spelling of the wire, or nothing.</summary>
    internal readonly ReadOnlySpan<char> Code => _code[.._codeLength];

    internal string? Message { get; private set; }

    /// <summary>The message when it is a long one.</summary>
    internal Lazy<string>? LateMessage { get; private set; }

    internal string? RequestId { get; private set; }

    internal string? TraceId { get; private set; }

    internal string? Resource { get; private set; }

    internal string? HostId { get; private set; }

    internal ErrorDetails? Details { get; private set; }

    /// <summary>What the document looked like, for recognising the store.</summary>
    internal ErrorShape Shape { get; set; }

    /// <summary>Whether the code came as a number in JSON, where it is an application's more often than an error's.</summary>
    internal bool HasNumericCode { get; private set; }

    /// <summary>Takes what a header says: a code, or a whole document.</summary>
    internal void AddHeader()
    {
        if (_headers.Error is not { } header)
        {
            return;
        }

        if (header.Format == StorageErrorHeaderFormat.Base64Xml)
        {
            AddBase64(_headers.ErrorValue);
            return;
        }

        var code = _headers.ErrorValue.AsSpan().Trim();
        if (HasRoom(code.Length))
        {
            code.CopyTo(_code);
            _codeLength = code.Length;
            Message = _headers.ErrorMessage;
        }
    }

    /// <summary>Takes one child element or member of the error.</summary>
    internal void Add(ErrorField field, scoped ReadOnlySpan<byte> name, scoped in Utf8Text text, bool isNumber = false)
    {
        switch (field)
        {
            case ErrorField.Code when _codeLength == 0 && HasRoom(text.MaxLength):
                var length = text.WriteTrimmed(_code);
                _codeLength = _code[..length] is "0" ? 0 : length;
                HasNumericCode = isNumber;
                break;
            case ErrorField.Message:
                LateMessage ??= Message is null ? text.ToLate(_document) : null;
                Message ??= LateMessage is null ? text.ToTrimmed() : null;
                break;
            case ErrorField.RequestId:
                RequestId ??= text.ToTrimmed(_headers.RequestId);
                break;
            case ErrorField.TraceId:
                TraceId ??= text.ToTrimmed(_headers.TraceId);
                break;
            case ErrorField.Resource:
                Resource ??= text.ToTrimmed();
                break;
            case ErrorField.HostId:
                HostId ??= text.ToTrimmed(_headers.HostId);
                break;
            default:
                // A code beside that of a header is a detail too.
                AddDetail(name, text);
                break;
        }
    }

    bool HasRoom(int length)
    {
        if (length > _code.Length && length <= MaxCodeLength)
        {
            _code = new char[MaxCodeLength];
        }

        return length <= _code.Length;
    }

    void AddDetail(scoped ReadOnlySpan<byte> name, scoped in Utf8Text text)
    {
        if (Details?.Count >= MaxDetails || _secrets.Contains(name))
        {
            return;
        }

        if (text.ToTrimmed() is { } value)
        {
            (Details ??= new()).Add(Utf8Text.Plain(name).ToString(), value);
        }
    }

    // With or without padding, in the alphabet for URLs or the common one; cut or damaged, what stands before the damage counts.
    void AddBase64(ReadOnlySpan<char> value)
    {
        value = value.Trim().TrimEnd('=');
        var chars = ArrayPool<char>.Shared.Rent(value.Length);
        var document = ArrayPool<byte>.Shared.Rent(value.Length);
        value.Replace(chars, '+', '-');
        chars.AsSpan(0, value.Length).Replace('/', '_');
        Base64Url.DecodeFromChars(chars.AsSpan(0, value.Length), document, out _, out var length);
        ErrorDocument.TryRead(document.AsSpan(0, length), ref this);
        ArrayPool<char>.Shared.Return(chars);
        ArrayPool<byte>.Shared.Return(document);
    }
}
