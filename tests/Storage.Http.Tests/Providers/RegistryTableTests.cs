namespace Storage.Http.Tests.Providers;

/// <summary>What holds for every row of every built-in store.</summary>
public class RegistryTableTests
{
    static readonly StorageErrorDefinition[] Rows = [.. StorageErrorRegistry.Default];

    public static TheoryData<string> Stores => [.. BuiltInProviders.All.Select(provider => provider.Name)];

    // One name, one status, several meanings: why the last step of the look-up asks for agreement. Moderation's names cover several numbers each;
    // OSS has no BadDigest; COS's mirror says that the origin refused.
    static readonly string[] Disputed =
    [
        "InvalidArgument : TencentCi Content, TencentCi InvalidRequest, TencentCi InvalidState, TencentCi NotFound, TencentCi Upstream",
        "InvalidDigest 400: AlibabaOss Integrity, S3 InvalidRequest, TencentCos InvalidRequest",
        "MirrorFailed 424: AlibabaOss Upstream, TencentCos Permission",
    ];

    [Fact]
    public void Rows_OfTheDefaultRegistry_AreThoseOfTheStoresInTheirOrder() =>
        Assert.Equal(BuiltInProviders.All.SelectMany(provider => provider.Definitions), Rows);

    [Fact]
    public void Rows_Keys_AreUnique() =>
        Assert.Empty(Rows.GroupBy(row => (row.Provider, row.Section, row.Key, row.StatusCode)).Where(group => group.Count() > 1).Select(group => group.Key));

    [Theory]
    [MemberData(nameof(Stores))]
    public void Rows_OfASection_StandTogetherAndSorted(string name)
    {
        var rows = BuiltInProviders.Find(name)!.Definitions;
        var sections = rows.Select(row => row.Section).Distinct().ToList();

        // Numbered tables go by the number without its sign, named ones by code, then status.
        var sorted = rows
            .OrderBy(row => sections.IndexOf(row.Section))
            .ThenBy(row => Math.Abs(row.Number ?? 0))
            .ThenBy(row => row.Number is null ? row.Code : "", StringComparer.Ordinal)
            .ThenBy(row => row.StatusCode);

        Assert.NotEmpty(rows);
        Assert.Equal(sorted, rows);
    }

    [Fact]
    public void Rows_Kinds_AreOnesThatAStoreCanReport() =>
        Assert.All(Rows, row =>
        {
            Assert.True(Enum.IsDefined(row.Kind), row.ToString());

            // Ours to find out, never a code's meaning.
            Assert.False(row.Kind is StorageErrorKind.Unknown or StorageErrorKind.Connection or StorageErrorKind.Incomplete, row.ToString());
        });

    [Fact]
    public void Rows_Statuses_AreErrorsOrThePartialSuccessOfCallbackFailed() =>
        Assert.All(Rows, row => Assert.True(
            row.StatusCode is null || (int)row.StatusCode is >= 300 and <= 599 || (row.Code == "CallbackFailed" && (int)row.StatusCode == 203),
            row.ToString()));

    [Fact]
    public void Rows_Texts_AreOneSentenceInEnglishEach() =>
        Assert.All(Rows, row =>
        {
            RowAssert.IsOneSentence(row.Description);
            RowAssert.IsOneSentence(row.Advice);
            Assert.NotEqual(row.Description, row.Advice);
            Assert.True(char.IsUpper(row.Description[0]) && char.IsUpper(row.Advice[0]), row.ToString());
        });

    [Fact]
    public void Rows_Codes_AreWhatCanStandInADocument() =>
        Assert.All(Rows, row =>
        {
            Assert.Equal(row.Code.Trim(), row.Code);
            Assert.True(row.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' '), row.Code);
        });

    [Fact]
    public void Rows_WithAShortestWait_AreRetriedAfterAWait() =>
        Assert.All(Rows.Where(row => row.MinDelay is not null), row =>
        {
            Assert.True(RowAssert.IsEverRetried(row), row.ToString());
            Assert.InRange(row.MinDelay!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
        });

    [Fact]
    public void Rows_OfThrottling_WaitAtLeastASecond() =>
        Assert.All(Rows.Where(row => row.Kind == StorageErrorKind.Throttling), row =>
            Assert.True(row.MinDelay >= TimeSpan.FromSeconds(1), row.ToString()));

    [Fact]
    public void Rows_OfOneNameAndStatus_MeanOneThingInAllStores()
    {
        var disputed = Rows
            .GroupBy(row => (Code: row.Code.ToUpperInvariant(), row.StatusCode))
            .Where(group => group.Select(row => row.Kind).Distinct().Count() > 1)
            .Select(group => $"{group.First().Code} {(int?)group.Key.StatusCode}: "
                + string.Join(", ", group.Select(row => $"{row.Provider.Name} {row.Kind}").Distinct().Order(StringComparer.Ordinal)));

        Assert.Equal(Disputed, disputed.Order(StringComparer.Ordinal));
    }
}
