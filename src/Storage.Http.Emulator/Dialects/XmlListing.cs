using System.Globalization;
using System.Xml;

namespace Storage.Http.Emulator.Dialects;

static class XmlListing
{
    internal static void Write(XmlWriter writer, Listing listing)
    {
        writer.WriteElementString("Name", listing.Bucket);
        XmlDocuments.WriteOptional(writer, "EncodingType", listing.EncodesKeys ? "url" : null);
        writer.WriteElementString("Prefix", listing.Spell(listing.Prefix));
        writer.WriteElementString(listing.IsSecondVersion ? "StartAfter" : "Marker", listing.Spell(listing.After));
        writer.WriteElementString("MaxKeys", Text(listing.MaxKeys));
        XmlDocuments.WriteOptional(writer, "Delimiter", listing.Delimiter.Length > 0 ? listing.Spell(listing.Delimiter) : null);
        writer.WriteElementString("IsTruncated", listing.Next is null ? "false" : "true");
        if (listing.IsSecondVersion)
        {
            writer.WriteElementString("KeyCount", Text(listing.Objects.Count + listing.CommonPrefixes.Count));
        }

        XmlDocuments.WriteOptional(writer, listing.IsSecondVersion ? "NextContinuationToken" : "NextMarker", listing.Next is { } next ? listing.Spell(next) : null);
        foreach (var item in listing.Objects)
        {
            writer.WriteStartElement("Contents");
            writer.WriteElementString("Key", listing.Spell(item.Key));
            writer.WriteElementString("LastModified", XmlDocuments.Time(item.LastModified));
            writer.WriteElementString("ETag", XmlDocuments.Quoted(item.ETag));
            writer.WriteElementString("Size", Text(item.Content.Length));
            writer.WriteElementString("StorageClass", "STANDARD");
            writer.WriteEndElement();
        }

        foreach (var prefix in listing.CommonPrefixes)
        {
            writer.WriteStartElement("CommonPrefixes");
            writer.WriteElementString("Prefix", listing.Spell(prefix));
            writer.WriteEndElement();
        }
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
