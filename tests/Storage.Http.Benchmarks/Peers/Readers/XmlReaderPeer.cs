using System.Xml;

namespace Storage.Http.Benchmarks.Peers.Readers;

/// <summary>By hand over the framework's reader.</summary>
static class XmlReaderPeer
{
    internal static ErrorValues Read(byte[] body)
    {
        var error = new ErrorValues();
        using var reader = XmlReader.Create(new MemoryStream(body));
        reader.MoveToContent();
        reader.ReadStartElement("Error");
        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            var name = reader.LocalName;
            var value = reader.ReadElementContentAsString();
            switch (name)
            {
                case "Code":
                    error.Code = value;
                    break;
                case "Message":
                    error.Message = value;
                    break;
                case "Resource":
                    error.Resource = value;
                    break;
                case "RequestId":
                    error.RequestId = value;
                    break;
                case "TraceId":
                    error.TraceId = value;
                    break;
            }
        }

        return error;
    }
}
