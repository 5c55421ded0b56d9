using System.Globalization;
using System.IO.Compression;
using Storage.Http.Emulator.Answers;
using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Operations;

namespace Storage.Http.Emulator.Faults;

/// <summary>Turns the good answer into the faulty one.</summary>
static class FaultedAnswer
{
    /// <summary>The good answer is null when the fault answers before the operation.</summary>
    internal static Answer Make(FaultPlan plan, StoreRequest request, Answer? good, StorageErrorRegistry registry)
    {
        var answer = plan.Kind switch
        {
            FaultKind.Error => MakeError(plan, request, registry),
            FaultKind.Embedded => MakeEmbedded(plan, request, registry),
            FaultKind.CallbackFailed => AnswerMaker.Error(request, plan.Code!, 203, Resolve(plan, request, registry).Message),
            FaultKind.Empty => AnswerMaker.Empty(request, good is { Status: < 300 } ? good.Status : 200),
            FaultKind.Body or FaultKind.Placeholder => MakeBody(plan, request),
            _ => good!,
        };
        if (plan.IsCut)
        {
            answer = Cutter.Cut(answer, plan.CutAfter);
        }

        if (plan.IsCompressed && answer.Body.Length > 0)
        {
            answer = answer.With("Content-Encoding", "gzip") with { Body = Compress(answer.Body) };
        }

        foreach (var (name, value) in plan.Headers)
        {
            answer = value is not null && !name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                ? answer.With(name, value)
                : Without(answer, name) with { ContentType = name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? value : answer.ContentType };
        }

        return plan.Blanks > 0 || plan.IsCut ? answer with { IsChunked = true } : answer;
    }

    /// <summary>The keys that a delete-multiple fails for, or null when the fault names none.</summary>
    internal static Func<string, KeyFailure?>? KeyFailures(FaultPlan plan, StoreRequest request, StorageErrorRegistry registry)
    {
        if (plan.FailedKeys.Count == 0)
        {
            return null;
        }

        var (code, _, message, _) = Resolve(plan, request, registry);
        return key => plan.FailedKeys.Contains(key) ? new(key, code, message) : null;
    }

    static Answer MakeError(FaultPlan plan, StoreRequest request, StorageErrorRegistry registry)
    {
        var (code, status, message, number) = Resolve(plan, request, registry);
        return number is null
            ? AnswerMaker.Error(request, code, status, message)
            : AnswerMaker.Empty(request, status).With("X-ErrNo", number);
    }

    static Answer MakeEmbedded(FaultPlan plan, StoreRequest request, StorageErrorRegistry registry)
    {
        var (code, _, message, _) = Resolve(plan, request, registry);
        return AnswerMaker.Result(request, AnswerMaker.ErrorDocument(request, code, message), isStreamed: true, plan.Status ?? 200) with
        {
            ContentType = request.Dialect.Documents.ErrorContentType,
        };
    }

    static Answer MakeBody(FaultPlan plan, StoreRequest request)
    {
        var answer = plan.IsForeign ? new Answer(plan.Status!.Value) : AnswerMaker.Empty(request, plan.Status!.Value);
        return answer with { Body = plan.Content, ContentType = plan.ContentType };
    }

    // A row that is only a number has no code for a document: Cloud Infinite sends it in a header.
    static (string Code, int Status, string Message, string? Number) Resolve(FaultPlan plan, StoreRequest request, StorageErrorRegistry registry)
    {
        var provider = request.Dialect.Provider;
        var row = plan.Definition ?? FindRow(registry, provider, plan.Code!, plan.Status);
        var status = plan.Status ?? (int?)row?.StatusCode ?? DefaultStatus(row?.Kind);
        var number = row?.Number?.ToString(CultureInfo.InvariantCulture);
        return (row?.Code ?? plan.Code!, status, plan.Message ?? row?.Description ?? "The emulator was asked for this error.", row?.Code == number ? number : null);
    }

    static StorageErrorDefinition? FindRow(StorageErrorRegistry registry, StorageProvider provider, string code, int? status)
    {
        foreach (var candidate in (IEnumerable<StorageProvider>)[provider, .. provider.Relatives])
        {
            if (registry.Find(candidate, code, (System.Net.HttpStatusCode?)status) is { } row)
            {
                return row;
            }
        }

        return registry.FirstOrDefault(row => Fault.Names(row, code));
    }

    // Rows of Cloud Infinite and of other stores' SDKs are not tied to a status.
    static int DefaultStatus(StorageErrorKind? kind) => kind switch
    {
        StorageErrorKind.Throttling => 503,
        StorageErrorKind.Transient => 500,
        StorageErrorKind.NotFound => 404,
        StorageErrorKind.Permission or StorageErrorKind.Authentication => 403,
        StorageErrorKind.Conflict or StorageErrorKind.InvalidState or StorageErrorKind.InProgress => 409,
        _ => 400,
    };

    static Answer Without(Answer answer, string name) =>
        answer with { Headers = [.. answer.Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))] };

    static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return compressed.ToArray();
    }
}
