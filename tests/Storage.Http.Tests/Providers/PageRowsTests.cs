using System.Globalization;

namespace Storage.Http.Tests.Providers;

public class PageRowsTests
{
    // The files were extracted from the pages that the tables name; the Tencent pages have tests of their own.
    [Theory]
    [InlineData("AlibabaOss", "OSS", "alibaba-oss-codes.txt", 46)]
    [InlineData("TencentCoffer", "Coffer", "tencent-coffer-codes.txt", 33)]
    [InlineData("QingStor", "QingStor", "qingstor-codes.txt", 40)]
    [InlineData("S3", "S3", "amazon-s3-codes.txt", 124)]
    public void Rows_OfAPage_AreExactlyItsCodesAndStatuses(string provider, string section, string page, int count)
    {
        var listed = PageCodes.Read(page).Select(columns => (Code: columns[0], Status: int.Parse(columns[1], CultureInfo.InvariantCulture))).ToArray();
        var rows = BuiltInProviders.Find(provider)!.Definitions.Where(row => row.Section == section).Select(row => (row.Code, Status: (int?)row.StatusCode ?? 0)).ToArray();

        Assert.Empty(listed.Except(rows));
        Assert.Empty(rows.Except(listed));
        Assert.Equal(count, rows.Length);
    }

    [Theory]
    [InlineData("AlibabaOss", "OSS", "OSS beyond the page")]
    [InlineData("TencentCoffer", "Coffer")]
    [InlineData("QingStor", "QingStor", "QingStor beyond the page")]
    [InlineData("S3", "S3", "S3 beyond the page", "AWS throttling", "MinIO", "Ceph", "Swift", "OBS", "TOS")]
    public void Rows_OfAStore_StandInTheseSections(string provider, params string[] sections) =>
        Assert.Equal(sections, BuiltInProviders.Find(provider)!.Definitions.Select(row => row.Section).Distinct());
}
