using System.Xml.Linq;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Anchors;

/// <summary>What comes along with the library, and that it is built for trimming and native code.</summary>
public class DependencyTests
{
    const string Project = "src/Storage.Http/Storage.Http.csproj";

    [Fact]
    public void Four_packages_come_along() =>
        Assert.Equal(
            ["Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly.Core", "System.Threading.RateLimiting"],
            XDocument.Parse(Repository.Read(Project)).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value));

    // The analyzers for trimming, single files and native code run in every build, and a warning of theirs is an error.
    [Fact]
    public void The_build_fails_on_what_native_code_cannot_do() =>
        Assert.Equal("true", XDocument.Parse(Repository.Read(Project)).Descendants("IsAotCompatible").Single().Value);
}
