using System.Globalization;
using System.Net;

namespace Storage.Http.Tests.Errors;

/// <summary>R11's walk: the store's own rows, its relatives', then those of all stores where they agree.</summary>
public class LookUpWalkTests
{
    static readonly StorageErrorRegistry Registry = StorageErrorRegistry.Default;

    [Theory]
    [InlineData("TencentCos", "SlowDown", 503, "TencentCos", "COS")] // its own, though S3 has it too
    [InlineData("TencentCos", "-29214", 200, "TencentCi", "Image download")] // a relative's number
    [InlineData("TencentCi", "NoSuchKey", 404, "TencentCos", "COS")] // the nearer relative
    [InlineData("TencentCos", "SlowDownRead", 503, "S3", "MinIO")] // the farther relative
    [InlineData("AlibabaOss", "SlowDown", 503, "S3", "S3")]
    [InlineData("AlibabaOss", "PositionNotEqualToLength", 409, "AlibabaOss", "OSS")]
    [InlineData("AlibabaOss", "NotImplemented", 501, "AlibabaOss", "OSS")] // its own under another status before a relative's exact one
    [InlineData("QingStor", "NoSuchKey", 404, "TencentCos", "COS")] // no relative: all stores, which agree
    [InlineData("TencentCoffer", "SlowDown", 503, "TencentCos", "COS")]
    [InlineData("TencentCoffer", "InternalError", 500, "TencentCoffer", "Coffer")]
    [InlineData(null, "fetch_throttled", 429, "QingStor", "QingStor")] // no store known
    [InlineData(null, "CofferNotFound", 404, "TencentCoffer", "Coffer")]
    [InlineData(null, "SLOWDOWN", 429, "S3", "Swift")] // exactly that status before others
    [InlineData(null, "RequestTimeout", 408, "S3", "Ceph")]
    public void Resolve_Code_IsFoundInThisTable(string? provider, string code, int status, string rowsProvider, string section)
    {
        var row = Registry.Resolve(provider is null ? null : BuiltInProviders.Find(provider), code, (HttpStatusCode)status);

        Assert.Equal(rowsProvider, row?.Provider.Name);
        Assert.Equal(section, row?.Section);
    }

    [Theory]
    [InlineData(null, "InvalidDigest", 400)] // a damaged body at OSS, a wrong header elsewhere
    [InlineData(null, "MirrorFailed", 424)]
    [InlineData("QingStor", "InvalidDigest", 400)]
    [InlineData(null, "NoSuchCode", 404)]
    [InlineData("S3", "NoSuchCode", 404)]
    [InlineData("S3", "", 503)]
    public void Resolve_UnknownOrDisputedCode_GivesNull(string? provider, string code, int status) =>
        Assert.Null(Registry.Resolve(provider is null ? null : BuiltInProviders.Find(provider), code, (HttpStatusCode)status));

    [Theory]
    [InlineData("TencentCos", "BadRquest", "BadRquest")]
    [InlineData("TencentCos", "badrequest", "BadRequest")]
    [InlineData("TencentCos", "QuotaOperationConflict", "QuotaOperationConflict")]
    [InlineData("TencentCos", "ObjectNotAppendale", "ObjectNotAppendable")] // only one spelling is a row
    [InlineData("AlibabaOss", "ObjectNotAppendale", "ObjectNotAppendable")]
    [InlineData("AlibabaOss", "InternalErrors", "InternalError")] // the other spelling at home before the same one at a relative
    [InlineData("S3", "internalerrors", "InternalErrors")]
    [InlineData("QingStor", "BadRquest", "BadRquest")]
    public void Resolve_OtherSpelling_IsTriedAtEachStep(string provider, string code, string expected) =>
        Assert.Equal(expected, Registry.Resolve(BuiltInProviders.Find(provider), code, null)?.Code);

    [Fact]
    public void Resolve_StoresThatDisagree_DecideByTheExactStatusAlone()
    {
        var one = new StorageProvider("One");
        var two = new StorageProvider("Two");
        var three = new StorageProvider("Three");
        var registry = Registry.With(
            ExampleRow.Of(one, "Busy", 400, StorageErrorKind.InvalidRequest),
            ExampleRow.Of(two, "Busy", 503, StorageErrorKind.Throttling),
            ExampleRow.Of(three, "Busy", 503, StorageErrorKind.Throttling));

        Assert.Same(two, registry.Resolve(null, "Busy", HttpStatusCode.ServiceUnavailable)?.Provider);
        Assert.Same(one, registry.Resolve(null, "Busy", HttpStatusCode.BadRequest)?.Provider);
        Assert.Null(registry.Resolve(null, "Busy", HttpStatusCode.NotFound));
        Assert.Null(registry.Resolve(null, "Busy", null));
    }

    [Fact]
    public void Resolve_CustomStoreWithRelatives_WalksThem()
    {
        var store = new StorageProvider("HuaweiObs", provider => [ExampleRow.Of(provider, "Busy", 429, StorageErrorKind.Throttling)]) { Relatives = [StorageProvider.S3] };

        Assert.Same(store, Registry.Resolve(store, "busy", HttpStatusCode.TooManyRequests)?.Provider);
        Assert.Equal("OBS", Registry.Resolve(store, "InsufficientStorageSpace", HttpStatusCode.Forbidden)?.Section);
        Assert.Equal("QingStor", Registry.Resolve(store, "fetch_throttled", HttpStatusCode.TooManyRequests)?.Section);
        Assert.DoesNotContain(BuiltInProviders.All, provider => provider.Relatives.Contains(store));
    }

    [Fact]
    public void Resolve_AddedRow_IsFoundByRelatives()
    {
        var registry = Registry.With(new StorageErrorDefinition(StorageProvider.S3, "Ours", "Exotic", StorageErrorKind.Quota, "Exotic.", "Wait."));

        Assert.Equal("Ours", registry.Resolve(StorageProvider.AlibabaOss, "exotic", null)?.Section);
        Assert.Null(Registry.Resolve(StorageProvider.AlibabaOss, "exotic", null));
    }

    [Fact]
    public void Resolve_AnyCode_FindsWhatAskingStoreByStoreFinds()
    {
        var unlisted = new StorageProvider("Unlisted", provider => [ExampleRow.Of(provider, "Hidden", 503, StorageErrorKind.Throttling), ExampleRow.Of(provider, "BadRequest", 400, StorageErrorKind.Timeout)]);
        var own = new StorageProvider("Own", provider => [ExampleRow.Of(provider, "SlowDown", 503, StorageErrorKind.Quota)]) { Relatives = [unlisted, StorageProvider.QingStor] };
        var registry = Registry.With(
            ExampleRow.Of(own, "InternalError", 500, StorageErrorKind.Conflict),
            ExampleRow.Of(StorageProvider.S3, "NoSuchKey", 404, StorageErrorKind.Conflict),
            ExampleRow.Of(StorageProvider.TencentCos, "InternalErrors", 500, StorageErrorKind.Conflict));
        StorageProvider[] listed = [own, StorageProvider.S3, StorageProvider.TencentCos, .. BuiltInProviders.All];
        StorageProvider?[] asked = [null, unlisted, .. listed];
        string[] codes = [.. registry.SelectMany(row => new[] { row.Code, row.Number?.ToString(CultureInfo.InvariantCulture) }).OfType<string>().Distinct(), "hidden", "badrequest", "BADRQUEST", "slowdown", "NoSuchCode", "0"];
        HttpStatusCode?[] statuses = [null, .. registry.Select(row => row.StatusCode).OfType<HttpStatusCode>().Distinct(), (HttpStatusCode)299];

        // Own codes come first, while only a store's own rows are made.
        var differing =
            from provider in asked.Reverse()
            from code in codes.OrderBy(code => provider is null || registry.Find(provider, code) is null)
            from status in statuses
            where registry.Resolve(provider, code, status) != StoreByStoreWalk.Find(registry, registry.Providers, provider, code, status)
            select $"{provider?.Name ?? "any"} {code} {status}";

        Assert.Empty(differing);
        Assert.Equal(unlisted, registry.Resolve(own, "Hidden", null)?.Provider);
    }
}
