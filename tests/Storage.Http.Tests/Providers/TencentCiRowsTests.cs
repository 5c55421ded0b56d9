using System.Globalization;
using System.Net;

namespace Storage.Http.Tests.Providers;

public class TencentCiRowsTests
{
    static readonly StorageProvider Ci = StorageProvider.TencentCi;
    static readonly StorageErrorRegistry Registry = StorageErrorRegistry.Default;

    // Number, name, kind, shortest wait in ms (0 = the backoff alone), in the order of the rows: all that is ever sent again.
    public static TheoryData<int, string?, StorageErrorKind, int> Retried => new()
    {
        { -120, null, StorageErrorKind.Upstream, 2000 },
        { -164, null, StorageErrorKind.Throttling, 5000 },
        { -901, null, StorageErrorKind.Transient, 1000 },
        { -902, null, StorageErrorKind.Upstream, 1000 },
        { -29214, null, StorageErrorKind.Throttling, 1000 },
        { -46614, null, StorageErrorKind.Conflict, 2000 },
        { -46619, null, StorageErrorKind.CredentialsExpired, 0 },
        { -60949, null, StorageErrorKind.Throttling, 1000 },
        { -60987, null, StorageErrorKind.Upstream, 2000 },
        { -65001, "InternalError", StorageErrorKind.Transient, 500 },
        { -65006, "SlowDown", StorageErrorKind.Throttling, 1000 },
        { -65010, "InvalidArgument", StorageErrorKind.Upstream, 2000 },
        { 1007, "InternalError", StorageErrorKind.Transient, 500 },
        { 1014, "SignatureExpired", StorageErrorKind.CredentialsExpired, 0 },
        { 1020, "SlowDown", StorageErrorKind.Throttling, 1000 },
    };

    [Theory]
    [InlineData("Image download", 50, false)]
    [InlineData("Image persistence", 16, false)]
    [InlineData("Document preview", 6, false)]
    [InlineData("Content moderation", 16, true)]
    [InlineData("Media processing", 25, true)]
    public void Rows_OfASection_AreAsManyNumbersAsItsTable(string section, int count, bool named)
    {
        var rows = Ci.Definitions.Where(row => row.Section == section).ToArray();

        Assert.Equal(count, rows.Length);
        Assert.Equal(count, rows.Select(row => row.Number).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(named, row.Code != row.Number?.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Rows_AgainstThePage_AreTheSameNumbersAndNames()
    {
        var page = PageCodes.Read("tencent-ci-codes.txt").Select(columns => (columns[0], columns[1], columns[2].Length > 0 ? columns[2] : columns[1])).ToArray();
        var rows = Ci.Definitions.Select(row => (row.Section, row.Number?.ToString(CultureInfo.InvariantCulture)!, row.Code)).ToArray();

        Assert.Empty(page.Except(rows));
        Assert.Empty(rows.Except(page));
        Assert.Equal(page.Length, rows.Length);
    }

    [Fact]
    public void Rows_InOrder_AreTheSectionsOfThePageEachByNumberWithoutSign()
    {
        string[] sections = ["Image download", "Image persistence", "Document preview", "Content moderation", "Media processing"];
        var sorted = Ci.Definitions.OrderBy(row => Array.IndexOf(sections, row.Section)).ThenBy(row => Math.Abs(row.Number!.Value));

        Assert.Equal(sorted, Ci.Definitions);
    }

    [Fact]
    public void Rows_Keys_AreUniqueAndTiedToNoStatus()
    {
        Assert.Equal(Ci.Definitions.Count, Ci.Definitions.Select(row => (row.Section, row.Number)).Distinct().Count());
        Assert.All(Ci.Definitions, row => Assert.Null(row.StatusCode));
        Assert.All(Ci.Definitions, row => Assert.Same(Ci, row.Provider));
    }

    [Fact]
    public void Rows_Texts_AreOneSentenceEach() =>
        Assert.All(Ci.Definitions, row =>
        {
            RowAssert.IsOneSentence(row.Description);
            RowAssert.IsOneSentence(row.Advice);
        });

    [Theory]
    [MemberData(nameof(Retried))]
    public void Find_RetriedNumber_HasKindAndShortestWait(int number, string? name, StorageErrorKind kind, int minDelayMs)
    {
        var row = Registry.Find(Ci, number.ToString(CultureInfo.InvariantCulture));

        Assert.NotNull(row);
        Assert.Equal(name ?? number.ToString(CultureInfo.InvariantCulture), row.Code);
        Assert.Equal(kind, row.Kind);
        Assert.Equal(minDelayMs, row.MinDelay?.TotalMilliseconds ?? 0);
    }

    [Theory]
    [InlineData(-110, StorageErrorKind.Content)]
    [InlineData(-156, StorageErrorKind.Redirect)]
    [InlineData(-162, StorageErrorKind.Account)]
    [InlineData(-165, StorageErrorKind.Permission)]
    [InlineData(-3070, StorageErrorKind.Content)]
    [InlineData(-29034, StorageErrorKind.Precondition)]
    [InlineData(-46618, StorageErrorKind.Authentication)]
    [InlineData(-46621, StorageErrorKind.Account)]
    [InlineData(-46628, StorageErrorKind.NotFound)]
    [InlineData(-60938, StorageErrorKind.Authentication)]
    [InlineData(-60957, StorageErrorKind.Quota)]
    [InlineData(-60972, StorageErrorKind.NotSupported)]
    [InlineData(-65004, StorageErrorKind.NotFound)]
    [InlineData(-65014, StorageErrorKind.Permission)]
    [InlineData(1012, StorageErrorKind.Authentication)]
    [InlineData(1100, StorageErrorKind.AlreadyExists)]
    [InlineData(1111, StorageErrorKind.InvalidState)]
    [InlineData(1145, StorageErrorKind.Quota)]
    public void Find_NumberThatIsFinal_HasAKindThatIsNeverRetried(int number, StorageErrorKind kind)
    {
        var row = Registry.Find(Ci, number.ToString(CultureInfo.InvariantCulture));

        Assert.NotNull(row);
        Assert.Equal(kind, row.Kind);
        Assert.False(RowAssert.IsEverRetried(row));
    }

    [Fact]
    public void Rows_EverRetried_AreExactlyThoseNamedHere() =>
        Assert.Equal(
            Retried.Select(row => (int?)(int)row[0]),
            Ci.Definitions.Where(RowAssert.IsEverRetried).Select(row => row.Number));

    [Fact]
    public void Rows_WithShortestWait_AreRetried() =>
        Assert.All(Ci.Definitions.Where(row => row.MinDelay is not null), row => Assert.True(RowAssert.IsEverRetried(row), row.ToString()));

    [Fact]
    public void Find_EveryNumberAndName_FindsTheFirstRowThatHasIt() =>
        Assert.All(Ci.Definitions, row =>
        {
            var number = row.Number!.Value;
            Assert.Same(Ci.Definitions.First(other => other.Number == number), Registry.Find(Ci, number.ToString(CultureInfo.InvariantCulture)));
            Assert.Same(Ci.Definitions.First(other => other.Code == row.Code), Registry.Find(Ci, row.Code));
        });

    [Theory]
    [InlineData("SlowDown", -65006)]
    [InlineData("InternalError", -65001)]
    [InlineData("InvalidArgument", -65002)]
    [InlineData("AccessDenied", -65019)]
    [InlineData("ResourceNotFound", -65020)]
    [InlineData("secretidnotexist", 1019)]
    public void Find_NameOfSeveralNumbers_IsTheFirstInFileOrder(string name, int number) => Assert.Equal(number, Registry.Find(Ci, name)?.Number);

    [Theory]
    [InlineData(-3006)]
    [InlineData(-3008)]
    [InlineData(-3011)]
    [InlineData(-3075)]
    public void Rows_NumberInTwoSections_AreTwoRowsWithTheirOwnWords(int number)
    {
        var rows = Ci.Definitions.Where(row => row.Number == number).ToArray();

        Assert.Equal(["Image download", "Document preview"], rows.Select(row => row.Section));
        Assert.NotEqual(rows[0].Description, rows[1].Description);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(503)]
    public void Find_AnyStatus_FindsTheNumber(int status) => Assert.Equal(-29214, Registry.Find(Ci, "-29214", (HttpStatusCode)status)?.Number);

    [Fact]
    public void Resolve_NumberFromABucketHost_IsFoundThroughTheRelative() =>
        Assert.Same(Registry.Find(Ci, "-29214"), Registry.Resolve(StorageProvider.TencentCos, "-29214", HttpStatusCode.OK));

    [Fact]
    public void Resolve_SecondNameImageTooLarge_IsTheRowOfCos()
    {
        var row = Registry.Resolve(Ci, "ImageTooLarge", null);

        Assert.Same(StorageProvider.TencentCos, row?.Provider);
        Assert.Equal(StorageErrorKind.Content, row?.Kind);
    }
}
