using System.Net;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>From a code in the bytes of an answer, as characters on the stack, to its row of the registry.</summary>
public abstract class LookUp(string code)
{
    readonly char[] _code = code.ToCharArray();

    [Case(CaseRole.Ours, "ours, by span")]
    [Aim(AimOf.Time, 30)]
    [Aim(AimOf.Bytes, 0)]
    public string Ours() => NameOf(StorageErrorRegistry.Default.Resolve(StorageProvider.TencentCos, _code, HttpStatusCode.ServiceUnavailable));

    [Case(CaseRole.Peer, "Dictionary, by span")]
    public string BySpan() => NameOf(RowTables.FindBySpan(_code));

    [Case(CaseRole.Peer, "FrozenDictionary, by string")]
    public string ByString() => NameOf(RowTables.FindByString(new string(_code)));

    static string NameOf(StorageErrorDefinition? row) => row?.Code ?? "no row";
}
