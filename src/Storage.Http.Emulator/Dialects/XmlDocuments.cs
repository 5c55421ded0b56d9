using System.Globalization;
using System.Text;
using System.Xml;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator.Dialects;

/// <summary>The bodies of the XML stores.</summary>
sealed class XmlDocuments(XmlShape shape) : IDocuments
{
    const string Declaration = """<?xml version="1.0" encoding="UTF-8"?>""" + "\n";

    // A key may hold characters that XML forbids; stores send them as references all the same.
    static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Indent = true, IndentChars = "  ", NewLineChars = "\n", CheckCharacters = false };

    public string ErrorContentType => "application/xml";

    public string ResultContentType => "application/xml";

    public string Opening => shape.DeclaresBeforeBlanks ? Declaration : "";

    public byte[] Error(ErrorFacts error) => Write(shape.ErrorDeclaration + "\n", "Error", null, writer =>
    {
        writer.WriteElementString("Code", error.Code);
        writer.WriteElementString("Message", error.Message);
        WriteOptional(writer, "Key", error.Key);
        WriteOptional(writer, "Resource", shape.HasResource ? error.Resource : null);
        writer.WriteElementString("RequestId", error.Ids.Request);
        WriteOptional(writer, "TraceId", error.Ids.Trace);
        WriteOptional(writer, "HostId", error.Ids.Host);
    });

    public byte[] Copied(string etag, DateTimeOffset modified, ReadOnlySpan<byte> content, bool isPart)
    {
        var checksum = shape.HasChecksum ? Crc64.Text(content) : null;
        return Result(isPart ? "CopyPartResult" : "CopyObjectResult", writer =>
        {
            writer.WriteElementString("ETag", Quoted(etag));
            WriteOptional(writer, "CRC64", checksum);
            writer.WriteElementString("LastModified", Time(modified));
        });
    }

    public byte[] Initiated(string bucket, string key, string uploadId) => Result("InitiateMultipartUploadResult", writer =>
    {
        writer.WriteElementString("Bucket", bucket);
        writer.WriteElementString("Key", key);
        writer.WriteElementString("UploadId", uploadId);
    });

    public byte[] Completed(string location, string bucket, string key, string etag, ReadOnlySpan<byte> content)
    {
        var checksum = shape.HasChecksum ? Crc64.Text(content) : null;
        return Result("CompleteMultipartUploadResult", writer =>
        {
            writer.WriteElementString("Location", location);
            writer.WriteElementString("Bucket", bucket);
            writer.WriteElementString("Key", key);
            writer.WriteElementString("ETag", Quoted(etag));
            WriteOptional(writer, "CRC64", checksum);
        });
    }

    public byte[] Deleted(Deletions deletions) => deletions.Quiet && shape.QuietIsEmpty && deletions.Failures.Count == 0 ? [] : Result("DeleteResult", writer =>
    {
        foreach (var key in deletions.Quiet ? [] : deletions.Deleted)
        {
            writer.WriteStartElement("Deleted");
            writer.WriteElementString("Key", key);
            writer.WriteEndElement();
        }

        foreach (var failure in deletions.Failures)
        {
            writer.WriteStartElement("Error");
            writer.WriteElementString("Key", failure.Key);
            writer.WriteElementString("Code", failure.Code);
            writer.WriteElementString("Message", failure.Message);
            writer.WriteEndElement();
        }
    });

    public byte[] Listed(Listing listing) => Result("ListBucketResult", writer => XmlListing.Write(writer, listing));

    public IReadOnlyList<PartReference>? ReadParts(ReadOnlyMemory<byte> body) => XmlRequests.ReadParts(body);

    public Deletions? ReadDeletions(ReadOnlyMemory<byte> body) => XmlRequests.ReadDeletions(body);

    internal static string Quoted(string etag) => $"\"{etag}\"";

    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.000Z", CultureInfo.InvariantCulture);

    internal static void WriteOptional(XmlWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteElementString(name, value);
        }
    }

    byte[] Result(string root, Action<XmlWriter> write) => Write(Declaration, root, shape.Namespace, write);

    static byte[] Write(string declaration, string root, string? ns, Action<XmlWriter> write)
    {
        var text = new StringBuilder(declaration);
        using (var writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartElement(root, ns);
            write(writer);
            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
