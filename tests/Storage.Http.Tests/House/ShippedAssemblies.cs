using System.Reflection;

namespace Storage.Http.Tests.House;

/// <summary>The assemblies that users get.</summary>
static class ShippedAssemblies
{
    internal static IReadOnlyList<Assembly> All { get; } = [typeof(StorageErrorHandler).Assembly];
}
