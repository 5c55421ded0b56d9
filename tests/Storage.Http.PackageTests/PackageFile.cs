using System.IO.Compression;
using System.Xml.Linq;

namespace Storage.Http.PackageTests;

/// <summary>What is in a package.</summary>
sealed class PackageFile : IDisposable
{
    readonly ZipArchive _zip;

    public PackageFile(string path)
    {
        _zip = ZipFile.OpenRead(path);
        Metadata = XDocument.Parse(Text(Names.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!.Elements().Single();
    }

    public IEnumerable<string> Names => _zip.Entries.Select(entry => entry.FullName);

    /// <summary>The element <c>metadata</c>.</summary>
    public XElement Metadata { get; }

    public string? Value(string name) => Element(name)?.Value;

    public XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    public byte[] Bytes(string name)
    {
        using var stream = (_zip.GetEntry(name) ?? throw new InvalidOperationException($"The package has no {name}.")).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public string Text(string name)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(name)));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public void Dispose() => _zip.Dispose();
}
