namespace Storage.Http.Tests.House;

/// <summary>The public surface changes only on purpose: it stands in committed files.</summary>
public class PublicApiTests
{
    public static TheoryData<string> Assemblies => [.. ShippedAssemblies.All.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_surface_is_the_committed_one(string name)
    {
        var assembly = ShippedAssemblies.All.Single(assembly => assembly.GetName().Name == name);
        var file = name == "Storage.Http" ? "PublicApi.txt" : $"PublicApi.{name.Split('.')[^1]}.txt";

        CommittedText.Check($"tests/Storage.Http.Tests/{file}", PublicSurface.Render(assembly));
    }
}
