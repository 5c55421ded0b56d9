using System.Reflection;

namespace Storage.Http.Tests.House;

/// <summary>Writes types as C# does.</summary>
static class TypeText
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(void)] = "void",
    };

    internal static string Of(Type type) => Of(type, nullability: null);

    internal static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    internal static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    internal static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    internal static string Of(EventInfo @event) => Of(@event.EventHandlerType!, new NullabilityInfoContext().Create(@event));

    static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value, nullability?.GenericTypeArguments is [var inner] ? inner : null) + "?";
        }

        var mark = !type.IsValueType && nullability is not null && (nullability.ReadState == NullabilityState.Nullable || nullability.WriteState == NullabilityState.Nullable) ? "?" : "";
        return Plain(type, nullability) + mark;
    }

    static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]";
        }

        var outer = type is { IsNested: true, IsGenericParameter: false } ? Plain(type.DeclaringType!, null) + "." : "";
        if (!type.IsGenericType)
        {
            return outer + type.Name;
        }

        var arguments = type.GetGenericArguments().Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i)));
        return $"{outer}{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>";
    }
}
