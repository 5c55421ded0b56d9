using System.Text.RegularExpressions;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>A page for readers, cut into its parts.</summary>
sealed partial class MarkdownPage
{
    MarkdownPage(string file)
    {
        File = file;
        Lines = Repository.Read(file).Split('\n');
        Fences = [.. FindFences()];
        Links = [.. Link().Matches(string.Join('\n', Lines)).Select(match => match.Groups[1].Value)];
        Anchors = [.. Lines.Where(line => line.StartsWith('#')).Select(line => Anchor(line.TrimStart('#').Trim()))];
    }

    internal static IReadOnlyList<MarkdownPage> All { get; } = [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(file => new MarkdownPage(file))];

    internal string File { get; }

    internal IReadOnlyList<string> Lines { get; }

    internal IReadOnlyList<Fence> Fences { get; }

    internal IReadOnlyList<string> Links { get; }

    internal IReadOnlyList<string> Anchors { get; }

    internal static MarkdownPage Of(string file) => All.Single(page => page.File == file);

    /// <summary>The page with other bodies in its blocks.</summary>
    internal string With(Func<Fence, string> body)
    {
        List<string> lines = [.. Lines];
        foreach (var fence in Fences.Reverse())
        {
            lines.RemoveRange(fence.Line, fence.Body.Length == 0 ? 0 : fence.Body.Split('\n').Length);
            lines.InsertRange(fence.Line, body(fence).Split('\n'));
        }

        return string.Join('\n', lines);
    }

    IEnumerable<Fence> FindFences()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (!Lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var end = i + 1;
            while (Lines[end] != "```")
            {
                end++;
            }

            var mark = i > 0 ? SnippetMark().Match(Lines[i - 1]) : Match.Empty;
            yield return new(File, i + 1, Lines[i][3..].Trim(), mark.Success ? mark.Groups[1].Value : null, string.Join('\n', Lines.Skip(i + 1).Take(end - i - 1)));
            i = end;
        }
    }

    // As GitHub makes them: small letters, no punctuation, blanks to hyphens.
    static string Anchor(string heading) => NoAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^<!-- snippet: ([\w-]+) -->$")]
    private static partial Regex SnippetMark();

    [GeneratedRegex(@"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
