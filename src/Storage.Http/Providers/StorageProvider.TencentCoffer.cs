namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Tencent Cloud Data Coffer Service.</summary>
    public static StorageProvider TencentCoffer { get; } = new("TencentCoffer", TencentCofferRows, TencentCofferRelatives)
    {
        EndpointHosts = ["cdcs.*.myqcloud.com"],
        CompleteResult = StorageResult.Json,
        SignatureQueryKeys = ["q-signature", "sign"],
        UrlExpiries = [new("q-sign-time"), new("q-key-time")],
    };

    static IReadOnlyList<StorageProvider> TencentCofferRelatives() => [];
}
