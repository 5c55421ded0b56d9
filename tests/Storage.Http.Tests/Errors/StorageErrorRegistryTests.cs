using System.Net;

namespace Storage.Http.Tests.Errors;

public class StorageErrorRegistryTests
{
    static readonly StorageErrorRegistry Registry = StorageErrorRegistry.Default;

    [Fact]
    public void Find_ExactStatus_WinsOverTheOrderOfTheRows()
    {
        var store = new StorageProvider("Example", provider => [Row(provider, "Busy", 503, StorageErrorKind.Transient), Row(provider, "Busy", 429, StorageErrorKind.Throttling)]);

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
        var store = new StorageProvider("Example", provider => [Row(provider, "Busy", 503, StorageErrorKind.Transient)]);

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
    public void With_NewRow_OverridesTheCodeAndLeavesTheOriginal()
    {
        var before = Registry.Count();
        var changed = Registry.With(new StorageErrorDefinition(StorageProvider.QingStor, "Ours", "access_denied", StorageErrorKind.Transient, "Ours.", "Ours."));

        Assert.Equal("Ours", changed.Find(StorageProvider.QingStor, "access_denied", HttpStatusCode.BadRequest)?.Section);
        Assert.Equal("Ours", changed.Resolve(StorageProvider.QingStor, "ACCESS_DENIED", HttpStatusCode.BadRequest)?.Section);
        Assert.Equal("QingStor", Registry.Find(StorageProvider.QingStor, "access_denied")?.Section);
        Assert.Equal(before, Registry.Count());
        Assert.Equal(before + 1, changed.Count());
        Assert.Equal("Ours", changed.First().Section);
    }

    [Fact]
    public void With_Twice_TheLastRowWins()
    {
        var once = Registry.With(new StorageErrorDefinition(StorageProvider.S3, "First", "SlowDown", StorageErrorKind.Transient, "First.", "First."));
        var twice = once.With(new StorageErrorDefinition(StorageProvider.S3, "Second", "SlowDown", StorageErrorKind.Quota, "Second.", "Second."));

        Assert.Equal("First", once.Find(StorageProvider.S3, "SlowDown")?.Section);
        Assert.Equal("Second", twice.Find(StorageProvider.S3, "SlowDown")?.Section);
    }

    [Fact]
    public void With_RowsOfANewStore_KnowsTheStore()
    {
        var store = new StorageProvider("Example");
        var changed = Registry.With(Row(store, "Busy", 503, StorageErrorKind.Throttling), Row(store, "Gone", 410, StorageErrorKind.NotFound));

        Assert.Equal(StorageErrorKind.Throttling, changed.Find(store, "Busy")?.Kind);
        Assert.Equal(StorageErrorKind.NotFound, changed.Resolve(null, "Gone", HttpStatusCode.Gone)?.Kind);
        Assert.Equal([.. BuiltInProviders.All, store], changed.Providers);
        Assert.Empty(store.Definitions);
        Assert.Null(Registry.Resolve(null, "Gone", HttpStatusCode.Gone));
    }

    [Fact]
    public void With_KeyOfABuiltInRow_NamesTheRow()
    {
        var error = Assert.Throws<ArgumentException>(() => Registry.With(
            new StorageErrorDefinition(StorageProvider.S3, "S3", "SlowDown", StorageErrorKind.Transient, "Ours.", "Ours.", HttpStatusCode.ServiceUnavailable)));

        Assert.Equal("rows", error.ParamName);
        Assert.Contains("S3 SlowDown 503 Transient", error.Message, StringComparison.Ordinal);
        Assert.Contains("section S3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_TwoRowsOfOneKey_NamesTheRow(bool atOnce)
    {
        var store = new StorageProvider("Example");
        var error = Assert.Throws<ArgumentException>(() => atOnce
            ? Registry.With(Row(store, "Busy", 503, StorageErrorKind.Throttling), Row(store, "Busy", 503, StorageErrorKind.Transient))
            : Registry.With(Row(store, "Busy", 503, StorageErrorKind.Throttling)).With(Row(store, "Busy", 503, StorageErrorKind.Throttling)));

        Assert.Contains("Example Busy 503", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_NumbersOfOneValueUnderTwoNames_NamesTheRow()
    {
        var store = new StorageProvider("Example");
        var error = Assert.Throws<ArgumentException>(() => Registry.With(
            new StorageErrorDefinition(store, "Main", "Busy", StorageErrorKind.Throttling, "Busy.", "Wait.", number: 7),
            new StorageErrorDefinition(store, "Main", "Slow", StorageErrorKind.Throttling, "Slow.", "Wait.", number: 7)));

        Assert.Contains("(7)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_NoRows_Throws()
    {
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(() => Registry.With((IEnumerable<StorageErrorDefinition>)null!)).ParamName);
        Assert.Throws<ArgumentNullException>(() => Registry.With([null!]));
    }

    [Fact]
    public void Definitions_OfAnotherStoresRow_NamesBoth()
    {
        var store = new StorageProvider("Example", _ => [Row(StorageProvider.S3, "Busy", 503, StorageErrorKind.Throttling)]);
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
            return [Row(provider, "Busy", 503, StorageErrorKind.Throttling)];
        });
        var registry = Registry.With(Row(store, "Gone", 410, StorageErrorKind.NotFound));

        Assert.Equal(1, made); // With looked for a row of the same key
        Assert.NotNull(registry.Find(store, "Busy"));
        Assert.NotNull(registry.Find(store, "Gone"));
        Assert.Equal(1, made);
    }

    static StorageErrorDefinition Row(StorageProvider provider, string code, int status, StorageErrorKind kind) =>
        new(provider, "Main", code, kind, code + ".", "Wait.", (HttpStatusCode)status);
}
