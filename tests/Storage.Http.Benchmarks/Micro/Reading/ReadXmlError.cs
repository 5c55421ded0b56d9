using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Benchmarks.Peers.Readers;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>The error of COS's page, from bytes in memory to an object with all its values as strings.</summary>
[Result("SlowDown")]
public class ReadXmlError
{
    readonly byte[] _body = StoreAnswer.CosSlowDown.Body;
    readonly byte[] _copy = new byte[StoreAnswer.CosSlowDown.Body.Length];
    readonly OurReading _cos = new(StorageProvider.TencentCos, StoreAnswer.CosSlowDown);
    readonly OurReading _unnamed = new(null, StoreAnswer.CosSlowDown);

    [Case(CaseRole.Ours, "ours, COS")]
    [Aim(AimOf.Time, 0.25, "XmlReader", "XDocument", "XmlSerializer")]
    [Aim(AimOf.Time, 3, "every IndexOf('<')")]
    [Aim(AimOf.Bytes, 900)]
    public string? OursForCos() => _cos.Read(_body).Code;

    [Case(CaseRole.Ours, "ours, store not named")]
    [Aim(AimOf.Time, 0.25, "XmlReader", "XDocument", "XmlSerializer")]
    [Aim(AimOf.Time, 3, "every IndexOf('<')")]
    [Aim(AimOf.Bytes, 900)]
    public string? OursUnnamed() => _unnamed.Read(_body).Code;

    [Case(CaseRole.Peer, "XmlReader")]
    public string? ByXmlReader() => XmlReaderPeer.Read(_body).Code;

    [Case(CaseRole.Peer, "XDocument")]
    public string? ByXDocument() => XDocumentPeer.Read(_body).Code;

    [Case(CaseRole.Peer, "XmlSerializer")]
    public string? ByXmlSerializer() => XmlSerializerPeer.Read(_body).Code;

    [Case(CaseRole.Peer, "AWSSDK.S3")]
    public string? ByAwsSdk() => AwsErrorPeer.Read(_body).Code;

    [Case(CaseRole.Limit, "every IndexOf('<')")]
    [Result(13)]
    public int IndexOf() => Limits.Count(_body, (byte)'<');

    [Case(CaseRole.Limit, "memcpy")]
    [Result(390)]
    public int Copy() => Limits.Copy(_body, _copy);
}
