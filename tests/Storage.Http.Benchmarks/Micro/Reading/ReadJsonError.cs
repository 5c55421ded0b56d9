using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers.Readers;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>The error of QingStor's page, from bytes in memory to an object with all its values as strings.</summary>
[Result("bad_request")]
public class ReadJsonError
{
    readonly byte[] _body = StoreAnswer.QingStorError.Body;
    readonly byte[] _copy = new byte[StoreAnswer.QingStorError.Body.Length];
    readonly OurReading _qingStor = new(StorageProvider.QingStor, StoreAnswer.QingStorError);
    readonly OurReading _unnamed = new(null, StoreAnswer.QingStorError);

    [Case(CaseRole.Ours, "ours, QingStor")]
    [Aim(AimOf.Time, 0.33, "JsonDocument")]
    public string? OursForQingStor() => _qingStor.Read(_body).Code;

    [Case(CaseRole.Ours, "ours, store not named")]
    [Aim(AimOf.Time, 0.33, "JsonDocument")]
    public string? OursUnnamed() => _unnamed.Read(_body).Code;

    [Case(CaseRole.Peer, "JsonDocument")]
    public string? ByJsonDocument() => JsonPeers.ByDocument(_body).Code;

    [Case(CaseRole.Peer, "JsonSerializer, generated")]
    public string? ByGeneratedSerializer() => JsonPeers.ByGeneratedSerializer(_body).Code;

    [Case(CaseRole.Peer, "JsonSerializer, reflection")]
    public string? ByReflectingSerializer() => JsonPeers.ByReflectingSerializer(_body).Code;

    [Case(CaseRole.Limit, "every IndexOf('\"')")]
    [Result(16)]
    public int IndexOf() => Limits.Count(_body, (byte)'"');

    [Case(CaseRole.Limit, "memcpy")]
    [Result(195)]
    public int Copy() => Limits.Copy(_body, _copy);
}
