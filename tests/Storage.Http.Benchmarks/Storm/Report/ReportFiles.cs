using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>The page and its picture on disk. On the page only the region of the storm is replaced.</summary>
static class ReportFiles
{
    internal const string PageName = "storm.md";
    internal const string PictureName = "storm.svg";
    internal const string RegionName = "storm";

    internal static void Write(string folder, string text, string picture)
    {
        Directory.CreateDirectory(folder);
        var page = Path.Combine(folder, PageName);
        var before = File.Exists(page) ? File.ReadAllText(page) : $"{Region.BeginMark(RegionName)}\n{Region.EndMark(RegionName)}\n";
        File.WriteAllText(page, Region.Replace(before, RegionName, text));
        File.WriteAllText(Path.Combine(folder, PictureName), picture);
    }
}
