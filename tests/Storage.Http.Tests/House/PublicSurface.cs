using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Storage.Http.Tests.House;

/// <summary>Writes down what an assembly shows to its users, type by type.</summary>
static class PublicSurface
{
    internal static string Render(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Header(type)).Append('\n');
            foreach (var member in Members(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    static IEnumerable<string> Members(Type type) =>
        type.IsEnum ? Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => string.Create(CultureInfo.InvariantCulture, $"{Enum.GetName(type, value)} = {value}"))
        : IsDelegate(type) ? []
        : MemberText.Of(type);

    static string Header(Type type)
    {
        var name = $"{type.Namespace}.{TypeText.Of(type)}";
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {TypeText.Of(invoke.ReturnParameter)} {name}({MemberText.Parameters(invoke)})";
        }

        var bases = Bases(type).ToList();
        return $"{Kind(type)} {name}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly struct" : "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class" : "class";

    static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var own = type.GetInterfaces().Except(inherited).Select(TypeText.Of).Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [TypeText.Of(parent), .. own] : own;
    }

    static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));
}
