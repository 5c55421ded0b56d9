namespace Storage.Http;

/// <summary>The only list of the built-in stores; its order is the order in which they are tried.</summary>
static class BuiltInProviders
{
    internal static IReadOnlyList<StorageProvider> All { get; } =
    [
        StorageProvider.TencentCos,
        StorageProvider.TencentCi,
        StorageProvider.AlibabaOss,
        StorageProvider.TencentCoffer,
        StorageProvider.QingStor,
        StorageProvider.S3,
    ];

    /// <summary>The store of that name, ignoring case, or null.</summary>
    internal static StorageProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
