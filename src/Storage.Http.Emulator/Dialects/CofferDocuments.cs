namespace Storage.Http.Emulator.Dialects;

/// <summary>
/// The bodies of Coffer: JSON with the names that COS has in XML. Its page announces errors as XML and shows JSON; both are done here. The results of
/// initiate and complete are our reading of its pages, which show the requests and the list.
/// </summary>
sealed class CofferDocuments : IDocuments
{
    public string ErrorContentType => "application/xml";

    public string ResultContentType => "application/json";

    public string Opening => "";

    public byte[] Error(ErrorFacts error) => JsonText.Write(writer =>
    {
        writer.WriteString("Code", error.Code);
        writer.WriteString("Message", error.Message);
        writer.WriteString("Resource", error.Resource);
        writer.WriteString("RequestId", error.Ids.Request);
        writer.WriteString("TraceId", error.Ids.Trace);
    });

    // Coffer has no copy; the router refuses it before it comes to this.
    public byte[] Copied(string etag, DateTimeOffset modified, ReadOnlySpan<byte> content, bool isPart) => throw new NotSupportedException("Coffer has no copy.");

    public byte[] Initiated(string bucket, string key, string uploadId) => JsonText.Write(writer =>
    {
        writer.WriteString("Coffer", bucket);
        writer.WriteString("Key", key);
        writer.WriteString("UploadId", uploadId);
    });

    public byte[] Completed(string location, string bucket, string key, string etag, ReadOnlySpan<byte> content) => JsonText.Write(writer =>
    {
        writer.WriteString("Location", location);
        writer.WriteString("Coffer", bucket);
        writer.WriteString("Key", key);
        writer.WriteString("ETag", etag);
    });

    public byte[] Deleted(Deletions deletions) => throw new NotSupportedException("Coffer has no delete-multiple.");

    public byte[] Listed(Listing listing) => JsonText.Write(writer =>
    {
        writer.WriteString("Name", listing.Bucket);
        writer.WriteString("EncodingType", listing.EncodesKeys ? "url" : "");
        writer.WriteString("Prefix", listing.Spell(listing.Prefix));
        writer.WriteString("Marker", listing.Spell(listing.After));
        writer.WriteNumber("MaxKeys", listing.MaxKeys);
        writer.WriteBoolean("IsTruncated", listing.Next is not null);
        writer.WriteString("NextMarker", listing.Spell(listing.Next ?? ""));
        writer.WriteStartArray("Contents");
        foreach (var item in listing.Objects)
        {
            writer.WriteStartObject();
            writer.WriteString("Key", listing.Spell(item.Key));
            writer.WriteString("LastModified", XmlDocuments.Time(item.LastModified));
            writer.WriteString("ETag", item.ETag);
            writer.WriteNumber("Size", item.Content.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public IReadOnlyList<PartReference>? ReadParts(ReadOnlyMemory<byte> body) => JsonText.ReadParts(JsonText.Read(body), "Part", "PartNumber", "ETag");

    public Deletions? ReadDeletions(ReadOnlyMemory<byte> body) => throw new NotSupportedException("Coffer has no delete-multiple.");
}
