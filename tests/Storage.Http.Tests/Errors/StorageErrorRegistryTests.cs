using System.Net;

namespace Storage.Http.Tests.Errors;

public class StorageErrorRegistryTests
{
    static readonly StorageErrorRegistry Registry = StorageErrorRegistry.Default;

    [Fact]
    public void Find_ExactStatus_WinsOverTheOrderOfTheRows()
    {
        var store = new StorageProvider("Example", provider => [ExampleRow.Of(provider, "Busy", 503, StorageErrorKind.Transient), ExampleRow.Of(provider, "Busy", 429, StorageErrorKind.Throttling)]);

        Assert.Equal(StorageErrorKind.Throttling, Registry.Find(store, "Busy", HttpStatusCode.TooManyRequests)?.Kind);
        Assert.Equal(StorageErrorKind.Transient, Registry.Find(store, "Busy", HttpStatusCode.ServiceUnavailable)?.Kind);
        Assert.Equal(StorageErrorKind.Transient, Registry.Find(store, "Busy", HttpStatusCode.BadRequest)?.Kind);
        Assert.Equal(StorageErrorKind.Transient, Registry.Find(store, "Busy")?.Kind);
    }

    [Theory]
    [InlineData("fetch_throttled")]
    [InlineData("FETCH_THROTTLED")]
    [InlineData("Fetch_Throttled")]
    public void Find_AnyCase_GivesTheRowInItsOwnSpelling(string code) =>
        Assert.Equal("fetch_throttled", Registry.Find(StorageProvider.QingStor, code)?.Code);

    [Fact]
    public void Find_Number_IsFoundAsTextAndByName()
    {
        var row = Registry.Find(StorageProvider.TencentCi, "1007");

        Assert.Equal(1007, row?.Number);
        Assert.Equal(-29214, Registry.Find(StorageProvider.TencentCi, "-29214")?.Number);
        Assert.Equal(row!.Code, Registry.Find(StorageProvider.TencentCi, row.Code)?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Slow Down")]
    [InlineData("SlowDown ")]
    [InlineData("SlowDow")]
    [InlineData("7")]
    public void Find_UnknownCode_GivesNull(string code) => Assert.Null(Registry.Find(StorageProvider.S3, code, HttpStatusCode.ServiceUnavailable));

    [Fact]
    public void Find_RelativesCode_GivesNull() => Assert.Null(Registry.Find(StorageProvider.AlibabaOss, "SlowDown", HttpStatusCode.ServiceUnavailable));

    [Fact]
    public void Find_StoreOutsideTheRegistry_FindsItsRows()
    {
        var store = new StorageProvider("Example", provider => [ExampleRow.Of(provider, "Busy", 503, StorageErrorKind.Transient)]);

        Assert.Same(store, Registry.Find(store, "Busy")?.Provider);
        Assert.DoesNotContain(Registry, row => row.Provider == store);
    }

    [Fact]
    public void Find_MissingArgument_Throws()
    {
        Assert.Equal("provider", Assert.Throws<ArgumentNullException>(() => Registry.Find(null!, "SlowDown")).ParamName);
        Assert.Equal("code", Assert.Throws<ArgumentNullException>(() => Registry.Find(StorageProvider.S3, null!)).ParamName);
    }

    [Fact]
    public void Definitions_OfAnotherStoresRow_NamesBoth()
    {
        var store = new StorageProvider("Example", _ => [ExampleRow.Of(StorageProvider.S3, "Busy", 503, StorageErrorKind.Throttling)]);
        var error = Assert.Throws<InvalidOperationException>(() => store.Definitions);

        Assert.Contains("Example", error.Message, StringComparison.Ordinal);
        Assert.Contains("S3 Busy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_OfAStore_AreMadeOnceAndLate()
    {
        var made = 0;
        var store = new StorageProvider("Example", provider =>
        {
            made++;
            return [ExampleRow.Of(provider, "Busy", 503, StorageErrorKind.Throttling)];
        });
        var registry = Registry.With(ExampleRow.Of(store, "Gone", 410, StorageErrorKind.NotFound));

        Assert.Equal(1, made); // With looked for a row of the same key
        Assert.NotNull(registry.Find(store, "Busy"));
        Assert.NotNull(registry.Find(store, "Gone"));
        Assert.Equal(1, made);
    }
}
