using System.Net;

namespace Storage.Http.Tests.Errors;

public class StorageErrorRegistryWithTests
{
    static readonly StorageErrorRegistry Registry = StorageErrorRegistry.Default;

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
        var changed = Registry.With(ExampleRow.Of(store, "Busy", 503, StorageErrorKind.Throttling), ExampleRow.Of(store, "Gone", 410, StorageErrorKind.NotFound));

        Assert.Equal(StorageErrorKind.Throttling, changed.Find(store, "Busy")?.Kind);
        Assert.Equal(StorageErrorKind.NotFound, changed.Resolve(null, "Gone", HttpStatusCode.Gone)?.Kind);
        Assert.Equal([store, .. BuiltInProviders.All], changed.Providers);
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
            ? Registry.With(ExampleRow.Of(store, "Busy", 503, StorageErrorKind.Throttling), ExampleRow.Of(store, "Busy", 503, StorageErrorKind.Transient))
            : Registry.With(ExampleRow.Of(store, "Busy", 503, StorageErrorKind.Throttling)).With(ExampleRow.Of(store, "Busy", 503, StorageErrorKind.Throttling)));

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
}
