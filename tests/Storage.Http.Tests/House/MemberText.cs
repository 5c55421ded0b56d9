using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Storage.Http.Tests.House;

/// <summary>Writes the members of a type that its users see, as C# declares them.</summary>
static class MemberText
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Of(Type type)
    {
        var constructors = type.GetConstructors(Declared).Where(IsSeen).Select(ctor => (type.Name, $"{Access(ctor)}{type.Name.Split('`')[0]}({Parameters(ctor)})"));
        var fields = type.GetFields(Declared).Where(field => field.IsPublic || (field.IsFamily && !type.IsSealed)).Select(field => (field.Name, Field(field)));
        var events = type.GetEvents(Declared).Where(e => IsSeen(e.AddMethod!)).Select(e => (e.Name, $"{Modifiers(e.AddMethod!)}event {TypeText.Of(e)} {e.Name}"));
        var properties = type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(IsSeen)).Select(p => (p.Name, Property(p)));
        var methods = type.GetMethods(Declared).Where(m => IsSeen(m) && IsWritten(m)).Select(m => (m.Name, Method(m)));
        return [.. Sorted(constructors), .. Sorted(fields), .. Sorted(events), .. Sorted(properties), .. Sorted(methods)];
    }

    internal static string Parameters(MethodBase method)
    {
        var extended = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return extended + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    static string Field(FieldInfo field) =>
        $"{(field.IsPublic ? "" : "protected ")}{(field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : ""))}{TypeText.Of(field)} {field.Name}"
        + (field.IsLiteral ? $" = {Constant(field.GetRawConstantValue(), field.FieldType)}" : "");

    static string Property(PropertyInfo property)
    {
        var (get, set) = (property.GetMethod, property.SetMethod);
        var required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{string.Join(", ", parameters.Select(Parameter))}]" : property.Name;
        var accessors = (get is not null && IsSeen(get) ? "get; " : "") + (set is not null && IsSeen(set) ? IsInit(set) ? "init; " : "set; " : "");
        return $"{Modifiers((get ?? set)!)}{required}{TypeText.Of(property)} {index} {{ {accessors}}}";
    }

    static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Modifiers(method)}{TypeText.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})";
    }

    static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter.IsOut ? "out " : parameter.IsIn && parameter.ParameterType.IsByRef ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Constant(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{passing}{TypeText.Of(parameter)} {parameter.Name}{value}";
    }

    static string Constant(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? "static " : "";
        }

        var virtuality = method.IsAbstract ? "abstract "
            : method.GetBaseDefinition() != method ? "override "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
        return Access(method) + (method.IsStatic ? "static " : "") + virtuality;
    }

    static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    static bool IsSeen(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    static bool IsWritten(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.Name.Contains('<', StringComparison.Ordinal);

    static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    static IEnumerable<string> Sorted(IEnumerable<(string Name, string Text)> members) =>
        members.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal).Select(member => member.Text);
}
