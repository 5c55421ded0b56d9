using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Storage.Http.PackageTests;

/// <summary>What is in the packages.</summary>
[Collection(SharedPackages.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    // The kind of a PDB's custom information that holds the source link map, from the portable PDB format.
    static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Ids => ["Storage.Http", "Storage.Http.Emulator"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_says_what_it_is_under_which_licence_and_from_which_sources(string id)
    {
        using var package = packages.Open(id);

        Assert.Equal(id, package.Value("id"));
        Assert.Equal(PackedPackages.Version, package.Value("version"));
        Assert.Equal(("expression", "MIT"), (package.Element("license")?.Attribute("type")?.Value, package.Value("license")));
        Assert.NotEmpty(package.Value("description")!);
        Assert.Contains("httpclient", package.Value("tags")!.Split(' '));
        Assert.Equal((PackedPackages.Address + ".git", packages.Commit), (package.Element("repository")?.Attribute("url")?.Value, package.Element("repository")?.Attribute("commit")?.Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_its_readme_and_the_licence(string id)
    {
        using var package = packages.Open(id);

        Assert.Equal("README.md", package.Value("readme"));
        Assert.Equal(Checkout.Read($"src/{id}/README.md"), package.Text("README.md"));
        Assert.Equal(Checkout.Read("LICENSE"), package.Text("LICENSE"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_the_assembly_its_documentation_and_no_other_code(string id)
    {
        using var package = packages.Open(id);

        Assert.Equal([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], package.Names.Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var members = XDocument.Parse(package.Text($"lib/net10.0/{id}.xml")).Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet();
        Assert.Contains(id == "Storage.Http" ? "T:Storage.Http.StorageErrorHandler" : "T:Storage.Http.Emulator.StorageEmulator", members);
    }

    [Fact]
    public void The_handler_brings_a_schema_for_editors_and_leads_projects_to_it()
    {
        using var package = packages.Open("Storage.Http");

        const string Targets = "buildTransitive/net10.0/Storage.Http.targets";
        Assert.Equal(Checkout.Read("src/Storage.Http/ConfigurationSchema.json"), package.Text("ConfigurationSchema.json"));
        var path = XDocument.Parse(package.Text(Targets)).Descendants("JsonSchemaSegment").Single().Attribute("Include")!.Value;
        Assert.Equal("ConfigurationSchema.json", Path.GetRelativePath("/", Path.GetFullPath(path.Replace("$(MSBuildThisFileDirectory)", "/" + Path.GetDirectoryName(Targets) + "/", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_handler_depends_on_four_packages()
    {
        using var package = packages.Open("Storage.Http");

        Assert.Equal(
            ["Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly.Core", "System.Threading.RateLimiting"],
            Dependencies(package).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(package.Metadata.Descendants(), element => element.Name.LocalName == "frameworkReference");
    }

    [Fact]
    public void The_emulator_depends_on_the_handler_and_the_web_server()
    {
        using var package = packages.Open("Storage.Http.Emulator");

        Assert.Equal(["Storage.Http"], Dependencies(package));
        Assert.Equal(["Microsoft.AspNetCore.App"], package.Metadata.Descendants().Where(element => element.Name.LocalName == "frameworkReference").Select(element => element.Attribute("name")?.Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_symbol_package_leads_to_the_sources_of_the_commit(string id)
    {
        using var package = packages.Open(id, "snupkg");

        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(package.Bytes($"lib/net10.0/{id}.pdb")));
        var reader = provider.GetMetadataReader();
        var map = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(information => reader.GetGuid(information.Kind) == SourceLink);

        Assert.Contains($"https://raw.githubusercontent.com/example/storage-http/{packages.Commit}/", Encoding.UTF8.GetString(reader.GetBlobBytes(map.Value)), StringComparison.Ordinal);

        // Built the same on every machine: no path of this one.
        Assert.All(reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)), name => Assert.StartsWith("/_", name, StringComparison.Ordinal));
    }

    static IEnumerable<string?> Dependencies(PackageFile package) =>
        package.Metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")?.Value);
}
