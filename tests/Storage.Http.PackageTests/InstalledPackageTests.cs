using System.Xml.Linq;

namespace Storage.Http.PackageTests;

/// <summary>The packages do in a fresh project what the pages promise.</summary>
[Collection(SharedPackages.Name)]
public sealed class InstalledPackageTests(PackedPackages packages)
{
    public static TheoryData<string> Pages => ["README.md", "src/Storage.Http/README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_first_lines_of_the_readme_run_on_the_package(string page)
    {
        var program = App("Handler.txt").Replace("{CODE}", Checkout.FirstCode(page), StringComparison.Ordinal);

        var lines = await FreshProject.RunAsync(packages, [("Storage.Http", PackedPackages.Version), ("Microsoft.Extensions.Hosting", VersionOf("Microsoft.Extensions.Hosting"))], program);

        const string Address = "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";
        Assert.Equal(
            [
                $"sent PUT {Address}/copy.bin signature-1",
                $"sent PUT {Address}/copy.bin signature-2",
                "status 200",
                "attempt InternalError",
                "attempt good",
                $"sent GET {Address}/missing signature-3",
                "verdict NoSuchKey NotFound",
            ],
            lines.Where(line => line.Split(' ')[0] is "sent" or "status" or "attempt" or "verdict"));
        Assert.Single(lines, line => line.Contains("InternalError (Transient), status 500 on the wire 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_lines_of_the_emulators_readme_run_on_its_package()
    {
        var program = App("Emulator.txt").Replace("{CODE}", Checkout.FirstCode("src/Storage.Http.Emulator/README.md"), StringComparison.Ordinal);

        Assert.Equal(["status 503", "sent PUT hello", "stored False"], await FreshProject.RunAsync(packages, [("Storage.Http.Emulator", PackedPackages.Version)], program));
    }

    static string App(string name)
    {
        using var reader = new StreamReader(typeof(InstalledPackageTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    static string VersionOf(string id) =>
        XDocument.Parse(Checkout.Read("Directory.Packages.props")).Descendants("PackageVersion").Single(row => row.Attribute("Include")!.Value == id).Attribute("Version")!.Value;
}
