using System.Net;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Turns what headers and document say into a verdict.</summary>
sealed class ErrorClassifier(StorageErrorRegistry registry, ProviderSet providers, TimeProvider time)
{
    /// <summary>The verdict on an answer that failed by its status; null for a redirect without an error in it.</summary>
    internal StorageError? ClassifyFailure(HttpRequestMessage request, HttpResponseMessage response, ReadOnlySpan<byte> text)
    {
        var fields = new ErrorFields(stackalloc char[ErrorFields.MaxCodeLength], providers);
        ErrorHeaderReader.Read(response, providers, ref fields);
        var isDocument = ErrorDocument.TryRead(text, ref fields);
        var status = response.StatusCode;
        if ((int)status < 400 && fields.Code.IsEmpty && !isDocument)
        {
            return null;
        }

        var provider = ProviderRecognition.Find(request, response, providers, fields.Shape);
        var row = registry.Resolve(provider, fields.Code, status);
        return Create(ref fields, response, provider, row, status, row?.Kind ?? StatusKind.Of(status), isEmbedded: false);
    }

    /// <summary>The verdict on an error document under a good status.</summary>
    internal StorageError ClassifyEmbedded(HttpRequestMessage request, HttpResponseMessage response, ref ErrorFields fields)
    {
        var provider = ProviderRecognition.Find(request, response, providers, fields.Shape);
        var row = registry.Resolve(provider, fields.Code, null);
        var status = row?.StatusCode;
        if (response.StatusCode == HttpStatusCode.NonAuthoritativeInformation && status is null or < HttpStatusCode.BadRequest)
        {
            // 203: the object is stored, and the callback that was asked for failed.
            return Create(ref fields, response, provider, row, response.StatusCode, row?.Kind ?? StorageErrorKind.PartialFailure, isEmbedded: true);
        }

        var effective = status >= HttpStatusCode.BadRequest ? status.Value : HttpStatusCode.InternalServerError;
        return Create(ref fields, response, provider, row, effective, row?.Kind ?? StatusKind.Of(effective), isEmbedded: true);
    }

    /// <summary>The verdict on a number in a header beside a good answer: told, and nothing changed. Null when the number means no error.</summary>
    internal StorageError? ClassifyNumber(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (providers.NumberHeaders.Length == 0)
        {
            return null;
        }

        var fields = new ErrorFields(stackalloc char[ErrorFields.MaxCodeLength], providers);
        ErrorHeaderReader.ReadNumbers(response, providers, ref fields);
        if (fields.Code.IsEmpty)
        {
            return null;
        }

        var provider = ProviderRecognition.Find(request, response, providers, fields.Shape);
        var row = registry.Resolve(provider, fields.Code, null);
        return Create(ref fields, response, provider, row, response.StatusCode, row?.Kind ?? StorageErrorKind.Unknown, isEmbedded: true);
    }

    /// <summary>The verdict on an answer that carried out only a part.</summary>
    internal StorageError CreatePartial(HttpResponseMessage response, StorageProvider? provider, IReadOnlyList<StorageErrorItem> items) =>
        Create(response, provider, StorageErrorKind.PartialFailure, response.StatusCode, null, items);

    /// <summary>The verdict on an answer that promised a result and did not deliver it.</summary>
    internal StorageError CreateIncomplete(HttpResponseMessage response, StorageProvider? provider, string message) =>
        Create(response, provider, StorageErrorKind.Incomplete, HttpStatusCode.InternalServerError, message, []);

    StorageError Create(
        HttpResponseMessage response, StorageProvider? provider, StorageErrorKind kind, HttpStatusCode status, string? message, IReadOnlyList<StorageErrorItem> items) =>
        new()
        {
            Provider = provider,
            Kind = kind,
            Message = message,
            RequestId = AnswerIds.RequestId(response, provider, providers),
            TraceId = AnswerIds.TraceId(response, provider, providers),
            HostId = AnswerIds.HostId(response, provider, providers),
            StatusCode = status,
            WireStatusCode = response.StatusCode,
            IsEmbedded = true,
            ServerDelay = ServerDelays.Find(response, providers, time),
            Items = items,
        };

    StorageError Create(
        ref ErrorFields fields,
        HttpResponseMessage response,
        StorageProvider? provider,
        StorageErrorDefinition? row,
        HttpStatusCode status,
        StorageErrorKind kind,
        bool isEmbedded) => new()
        {
            Provider = provider,
            Code = fields.Code.IsEmpty ? null : fields.Code.SequenceEqual(row?.Code) ? row!.Code : fields.Code.ToString(),
            Kind = kind,
            Message = fields.Message,
            RequestId = fields.RequestId ?? AnswerIds.RequestId(response, provider, providers),
            TraceId = fields.TraceId ?? AnswerIds.TraceId(response, provider, providers),
            Resource = fields.Resource,
            HostId = fields.HostId ?? AnswerIds.HostId(response, provider, providers),
            StatusCode = status,
            WireStatusCode = response.StatusCode,
            IsEmbedded = isEmbedded,
            ServerDelay = ServerDelays.Find(response, providers, time),
            Details = fields.Details ?? NoDetails,
            Definition = row,
        };

    static readonly IReadOnlyDictionary<string, string> NoDetails = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;
}
