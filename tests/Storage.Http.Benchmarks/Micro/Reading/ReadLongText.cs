using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers.Readers;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>An error of 64 KiB that does not say more than one of 400 bytes.</summary>
[Result("SlowDown")]
public abstract class ReadLongText
{
    protected const int Length = 64 * 1024;

    readonly byte[] _body;
    readonly byte[] _copy;
    readonly OurReading _cos = new(StorageProvider.TencentCos, StoreAnswer.CosSlowDown);

    protected ReadLongText(string text)
    {
        _body = System.Text.Encoding.UTF8.GetBytes(text);
        _copy = new byte[_body.Length];
    }

    [Case(CaseRole.Ours, "ours, COS")]
    [Aim(AimOf.Time, 2, "every IndexOf('<')")]
    public string? OursForCos() => ReadByOurs().Code;

    [Case(CaseRole.Peer, "XmlReader")]
    public string? ByXmlReader() => XmlReaderPeer.Read(_body).Code;

    [Case(CaseRole.Limit, "every IndexOf('<')")]
    [Result(13)]
    public int IndexOf() => Limits.Count(_body, (byte)'<');

    [Case(CaseRole.Limit, "memcpy")]
    [Result(Length + 390)]
    public int Copy() => Limits.Copy(_body, _copy);

    private protected StorageError ReadByOurs() => _cos.Read(_body);
}
