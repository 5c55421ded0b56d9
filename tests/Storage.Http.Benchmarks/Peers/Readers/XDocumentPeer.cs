using System.Xml.Linq;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>By LINQ to XML.</summary>
static class XDocumentPeer
{
    internal static ErrorValues Read(byte[] body)
    {
        var root = XDocument.Load(new MemoryStream(body)).Root!;
        return new()
        {
            Code = root.Element("Code")?.Value,
            Message = root.Element("Message")?.Value,
            Resource = root.Element("Resource")?.Value,
            RequestId = root.Element("RequestId")?.Value,
            TraceId = root.Element("TraceId")?.Value,
        };
    }
}
