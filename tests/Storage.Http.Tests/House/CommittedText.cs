namespace Storage.Http.Tests.House;

/// <summary>A committed file that the code determines. It is written only where the environment variable UPDATE_DOCS is 1.</summary>
static class CommittedText
{
    internal static bool MayUpdate => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>Fails at the first line that differs, and says how to bring the file up to date.</summary>
    internal static void Check(string file, string expected)
    {
        var committed = File.Exists(Repository.PathOf(file)) ? Repository.Read(file) : "";
        if (committed == expected)
        {
            return;
        }

        if (MayUpdate)
        {
            File.WriteAllText(Repository.PathOf(file), expected);
            return;
        }

        Assert.Fail($"{file} is out of date. {FirstDifference(committed, expected)} If the change is meant, run the tests once with UPDATE_DOCS=1 and commit the file.");
    }

    static string FirstDifference(string committed, string expected)
    {
        var (old, now) = (committed.Split('\n'), expected.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(old.Length, now.Length)).FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length));
        return $"Line {line + 1} is '{old.ElementAtOrDefault(line) ?? "(missing)"}', it should be '{now.ElementAtOrDefault(line) ?? "(missing)"}'.";
    }
}
