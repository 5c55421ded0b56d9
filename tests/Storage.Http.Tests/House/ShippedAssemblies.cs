using System.Reflection;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.House;

/// <summary>The assemblies that users get.</summary>
static class ShippedAssemblies
{
    internal static IReadOnlyList<Assembly> All { get; } = [typeof(StorageErrorHandler).Assembly, typeof(StorageEmulator).Assembly];
}
