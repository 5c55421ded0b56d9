using System.Xml;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;
using Storage.Http.Responses;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>The parts of a verdict on the XML of COS's page.</summary>
[Result("SlowDown")]
public class ReadXmlParts() : ReadParts(StorageProvider.TencentCos, StoreAnswer.CosSlowDown)
{
    [Case(CaseRole.Limit, "the elements found, nothing made of them")]
    [Result(5)]
    public int Elements()
    {
        var scanner = default(RootScanner);
        scanner.Advance(Body);
        var children = new XmlChildren(Body, scanner);
        var count = 0;
        while (children.Read())
        {
            count++;
        }

        return count;
    }

    [Case(CaseRole.Peer, "XmlReader, nothing made of what it finds")]
    [Result(6)]
    public int ByXmlReader()
    {
        using var reader = XmlReader.Create(new MemoryStream(Body));
        var count = 0;
        while (reader.Read())
        {
            count += reader.NodeType == XmlNodeType.Element ? 1 : 0;
        }

        return count;
    }
}
