namespace Storage.Http.Demo.Show;

/// <summary>The stores as people call them.</summary>
static class StoreNames
{
    internal static string Of(StorageProvider provider) => Of(provider.Name);

    internal static string Of(string name) => name switch
    {
        "TencentCos" => "Tencent COS",
        "TencentCi" => "Cloud Infinite",
        "TencentCoffer" => "Tencent Coffer",
        "AlibabaOss" => "Alibaba OSS",
        _ => name,
    };
}
