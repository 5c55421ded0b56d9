using System.Text.RegularExpressions;

namespace Storage.Http.Tests.House;

/// <summary>Dependencies between the rooms of the library point one way.</summary>
public partial class FolderTests
{
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Errors"] = [],
        ["Providers"] = ["Errors"],
        ["Requests"] = ["Errors"],
        ["Pacing"] = ["Errors", "Requests"],
        ["Responses"] = ["Errors", "Requests"],
        ["Retry"] = ["Errors", "Requests"],
        ["Telemetry"] = ["Errors", "Requests"],
    };

    public static TheoryData<string> Rooms => [.. MayUse.Keys];

    [Fact]
    public void The_library_has_exactly_these_rooms() =>
        Assert.Equal(MayUse.Keys.Order(), SourceFile.Library.Select(file => file.Room).Where(room => room.Length > 0).Distinct().Order());

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_below_it(string room) =>
        Violations.None(SourceFile.Library.Where(file => file.Room == room).SelectMany(file => Uses(file).Where(use => use.Room != room && !MayUse[room].Contains(use.Room)).Select(use => $"{file} uses {use.Name} of {Show(use.Room)}")));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Internal_types_of_a_room_are_in_its_namespace(string room)
    {
        // What the whole library speaks of lies in its root namespace, and so do public types.
        var own = room is "Errors" or "Providers" ? "Storage.Http" : $"Storage.Http.{room}";

        Violations.None(SourceFile.Library.Where(file => file.Room == room && file.Namespace != own && !IsPublic(file)).Select(file => $"{file} is in namespace {file.Namespace}"));
    }

    [Fact]
    public void Public_types_are_in_the_root_namespace_but_for_extensions() =>
        Violations.None(typeof(StorageErrorHandler).Assembly.GetExportedTypes()
            .Where(type => type.Namespace != "Storage.Http" && !type.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false)));

    // A namespace names its room. The types in the root namespace are found by name, for they need no using.
    static IEnumerable<(string Name, string Room)> Uses(SourceFile file)
    {
        foreach (Match match in RoomName().Matches(file.Names))
        {
            yield return (match.Value, match.Groups[1].Value);
        }

        foreach (var word in Word().Matches(file.Names).Select(match => match.Value).Distinct())
        {
            if (InRootNamespace.TryGetValue(word, out var room))
            {
                yield return (word, room);
            }
        }
    }

    static Dictionary<string, string> InRootNamespace { get; } = SourceFile.Library
        .Where(file => file.Name == file.TypeName && file.Namespace is "Storage.Http")
        .ToDictionary(file => file.TypeName, file => file.Room);

    static bool IsPublic(SourceFile file) => typeof(StorageErrorHandler).Assembly.GetExportedTypes().Any(type => type.Name == file.TypeName);

    static string Show(string room) => room.Length == 0 ? "the root" : room;

    [GeneratedRegex(@"(?<!namespace\s+)(?:\bStorage\.Http\.|(?<![\w.]))(Pacing|Requests|Responses|Retry|Telemetry)(?=\s*[.;])")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*")]
    private static partial Regex Word();
}
