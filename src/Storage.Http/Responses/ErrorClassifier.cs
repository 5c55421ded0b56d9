using System.Collections.Frozen;
using System.Net;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Turns what headers and document say into a verdict.</summary>
sealed class ErrorClassifier(StorageErrorRegistry registry, ProviderSet providers, AnswerHeaderTable headerTable)
{
    // COS's page lists it as a code; on the wire it is the message, and the code is AccessDenied (cos-nodejs-sdk-v5, sdk/base.js). S3 says so of pre-signed URLs.
    const string Expired = "Request has expired";
    static readonly IReadOnlyDictionary<string, string> NoDetails = FrozenDictionary<string, string>.Empty;
    readonly SecretNames _secrets = new(providers);

    /// <summary>The verdict on an answer that failed by its status; null for a redirect without an error in it.</summary>
    internal StorageError? ClassifyFailure(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> text)
    {
        var headers = headerTable.Read(response);
        var fields = new ErrorFields(stackalloc char[ErrorFields.OrdinaryCodeLength], _secrets, in headers, text);
        fields.AddHeader();
        ErrorDocument.TryRead(text.Span, ref fields);
        var status = response.StatusCode;
        var provider = ProviderRecognition.Find(request, headers, providers, fields.Shape);
        var row = (IsExpiry(fields) ? registry.Resolve(provider, Expired, status) : null) ?? registry.Resolve(provider, fields.Code, status);
        if ((int)status < 400 && headers.Error is null && !IsError(fields, row))
        {
            return null;
        }

        return Create(fields, headers, response, provider, row, status, row?.Kind ?? StatusKind.Of(status));
    }

    /// <summary>
    /// The verdict on a document under a good status: null when it is JSON and no error, for a good answer may be JSON with a code in it too.
    /// </summary>
    internal StorageError? ClassifyEmbedded(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> text, RootShape shape)
    {
        var headers = headerTable.Read(response);
        var fields = new ErrorFields(stackalloc char[ErrorFields.OrdinaryCodeLength], _secrets, in headers, text);
        if (shape == RootShape.Xml)
        {
            fields.AddHeader();
        }

        ErrorDocument.TryRead(text.Span, ref fields);
        var provider = ProviderRecognition.Find(request, headers, providers, fields.Shape);
        var row = registry.Resolve(provider, fields.Code, null);
        if (!IsError(fields, row))
        {
            return null;
        }

        if (response.StatusCode == HttpStatusCode.NonAuthoritativeInformation && row?.StatusCode is null or < HttpStatusCode.BadRequest)
        {
            // 203: the object is stored, and the callback that was asked for failed.
            return Create(fields, headers, response, provider, row, response.StatusCode, row?.Kind ?? StorageErrorKind.PartialFailure);
        }

        var status = row?.StatusCode is >= HttpStatusCode.BadRequest and { } documented ? documented : HttpStatusCode.InternalServerError;
        return Create(fields, headers, response, provider, row, status, row?.Kind ?? StatusKind.Of(status));
    }

    /// <summary>The verdict on a number in a header beside a good answer: told, and nothing changed.</summary>
    internal StorageError? ClassifyNumber(HttpRequestMessage request, HttpResponseMessage response)
    {
        var headers = headerTable.Read(response);
        if (headers.Error is not { Format: StorageErrorHeaderFormat.Number })
        {
            return null;
        }

        var fields = new ErrorFields(stackalloc char[ErrorFields.OrdinaryCodeLength], _secrets, in headers, default);
        fields.AddHeader();
        var provider = ProviderRecognition.Find(request, headers, providers, fields.Shape);
        var row = registry.Resolve(provider, fields.Code, null);
        return Create(fields, headers, response, provider, row, response.StatusCode, row?.Kind ?? StorageErrorKind.Unknown);
    }

    /// <summary>The verdict on an answer that carried out only a part, or that promised a result and did not deliver it.</summary>
    internal static StorageError CreateByResult(
        in AnswerHeaders headers, HttpResponseMessage response, StorageProvider? provider, StorageErrorKind kind, string? message, IReadOnlyList<StorageErrorItem> items) => new()
        {
            Provider = provider,
            Kind = kind,
            Message = message,
            RequestId = headers.RequestId,
            TraceId = headers.TraceId,
            HostId = headers.HostId,
            StatusCode = kind == StorageErrorKind.PartialFailure ? response.StatusCode : HttpStatusCode.InternalServerError,
            WireStatusCode = response.StatusCode,
            IsEmbedded = true,
            ServerDelay = headers.Delay,
            Items = items,
        };

    static StorageError Create(
        in ErrorFields fields,
        in AnswerHeaders headers,
        HttpResponseMessage response,
        StorageProvider? provider,
        StorageErrorDefinition? row,
        HttpStatusCode status,
        StorageErrorKind kind) => new()
        {
            Provider = provider,
            Code = fields.Code.IsEmpty ? null : fields.Code.SequenceEqual(row?.Code) ? row!.Code : fields.Code.ToString(),
            Kind = kind,
            Message = fields.Message,
            LateMessage = fields.LateMessage,
            RequestId = fields.RequestId ?? headers.RequestId,
            TraceId = fields.TraceId ?? headers.TraceId,
            Resource = fields.Resource,
            HostId = fields.HostId ?? headers.HostId,
            StatusCode = status,
            WireStatusCode = response.StatusCode,
            IsEmbedded = response.IsSuccessStatusCode,
            ServerDelay = headers.Delay,
            Details = fields.Details ?? NoDetails,
            Definition = row,
        };

    static bool IsExpiry(in ErrorFields fields) => fields.Message == Expired && fields.Code.SequenceEqual("AccessDenied");

    static bool IsError(in ErrorFields fields, StorageErrorDefinition? row) =>
        fields.Shape == ErrorShape.Xml || (!fields.Code.IsEmpty && !fields.HasNumericCode && (row is not null || fields.RequestId is not null));
}
