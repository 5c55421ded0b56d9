using System.Xml;
using System.Xml.Serialization;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>By the serializer, made once.</summary>
static class XmlSerializerPeer
{
    static readonly XmlSerializer Serializer = new(typeof(ErrorValues));

    internal static ErrorValues Read(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body));
        return (ErrorValues)Serializer.Deserialize(reader)!;
    }
}
