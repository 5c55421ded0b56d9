namespace Storage.Http;

public sealed partial class StorageErrorRegistry
{
    /// <summary>The codes of the built-in stores.</summary>
    public static StorageErrorRegistry Default { get; } = new(BuiltInProviders.All, []);
}
