using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Responses;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>A verdict, and each thing that has to be done for it alone: where the time goes.</summary>
public abstract class ReadParts
{
    readonly OurReading _ours;
    readonly AnswerHeaderTable _headers;
    readonly HttpResponseMessage _response;
    readonly StorageError _verdict;
    readonly char[] _code;
    StorageError? _made;

    private protected ReadParts(StorageProvider provider, StoreAnswer answer)
    {
        Body = answer.Body;
        _ours = new(provider, answer);
        _headers = new(new(provider, StorageErrorRegistry.Default.Providers), TimeProvider.System);
        _response = answer.Prepare();
        _verdict = _ours.Read(Body);
        _code = _verdict.Code!.ToCharArray();
    }

    protected byte[] Body { get; }

    [Case(CaseRole.Ours, "ours, all of it")]
    public string? Whole() => _ours.Read(Body).Code;

    [Case(CaseRole.Limit, "the answer's headers looked through")]
    [Result(true)]
    public bool Headers() => _headers.Read(_response).RequestId is not null;

    [Case(CaseRole.Limit, "the code's row looked up")]
    public string? Row() => StorageErrorRegistry.Default.Resolve(_verdict.Provider, _code, _verdict.StatusCode)?.Code ?? _verdict.Code;

    /// <summary>An object as the verdict is, with strings as long as its own, filled by the framework's copy. Code and ids are those of the row and the headers.</summary>
    [Case(CaseRole.Limit, "the verdict and its strings made of ready ones")]
    public string? Strings()
    {
        _made = new()
        {
            Provider = _verdict.Provider,
            Code = _verdict.Code,
            Kind = _verdict.Kind,
            Message = Copy(_verdict.Message),
            RequestId = _verdict.RequestId,
            TraceId = _verdict.TraceId,
            Resource = Copy(_verdict.Resource),
            Details = Copy(_verdict.Details),
            Definition = _verdict.Definition,
        };
        return _made.Code;
    }

    static string? Copy(string? text) => text is null ? null : new(text.AsSpan());

    static IReadOnlyDictionary<string, string> Copy(IReadOnlyDictionary<string, string> details)
    {
        if (details is not ErrorDetails { Count: > 0 })
        {
            return details;
        }

        var copy = new ErrorDetails();
        foreach (var (name, value) in details)
        {
            copy.Add(Copy(name)!, Copy(value)!);
        }

        return copy;
    }
}
