using System.Reflection;
using System.Runtime.CompilerServices;

namespace Storage.Http.Tests.House;

/// <summary>How types are declared.</summary>
public class TypeTests
{
    static IEnumerable<Type> Types => ShippedAssemblies.All.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type));

    [Fact]
    public void A_class_is_sealed_or_static_unless_it_is_options_or_a_base_in_use() =>
        Violations.None(Types.Where(type => type.IsClass && !type.IsSealed && !IsOptions(type) && !IsBase(type)).Select(type => type.FullName));

    [Fact]
    public void Fields_are_never_public_unless_constant() =>
        Violations.None(Types.Where(type => type.IsVisible && !type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral).Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void No_static_field_can_be_assigned_again_but_for_those_that_say_once_and_for_all()
    {
        // Both remember that somebody in the process has ever set one; they only ever go from false to true.
        string[] known = ["RequestSettings._anyMade", "SpentRetries._anyMarked"];
        var fields = Types.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}");

        Violations.None(fields.Except(known));
    }

    static bool IsOptions(Type type) => type.IsPublic && type.Name.EndsWith("Options", StringComparison.Ordinal);

    static bool IsBase(Type type) => Types.Any(other => other.IsSubclassOf(type));

    static bool IsGenerated(Type type) =>
        type.FullName!.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || type.Namespace is "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis"
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
