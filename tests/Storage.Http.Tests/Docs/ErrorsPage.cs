using System.Globalization;
using System.Text;

namespace Storage.Http.Tests.Docs;

/// <summary>Renders the registry as <c>docs/errors.md</c>.</summary>
static class ErrorsPage
{
    internal const string File = "docs/errors.md";

    internal static string Render(StorageErrorRegistry registry)
    {
        var page = new StringBuilder();
        var stores = registry.GroupBy(row => row.Provider).ToArray();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Error codes

            The {registry.Count()} rows of the registry, store by store: what each code means, what to do about it, and whether it is retried.
            `StorageErrorRegistry.Default.Find(provider, code, status)` looks one up by name or number; the names below stand in the spelling of the wire.
            This page is rendered from the registry, and a test keeps the two alike.

            The shortest wait is a floor for the wait before a retry; without one the backoff alone decides. A wait that the server asks for counts when it is longer.


            """);
        AppendContents(page, stores);
        AppendKinds(page);
        AppendStatuses(page);
        foreach (var store in stores)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Title(store.Key)}\n");
            foreach (var section in store.GroupBy(row => row.Section))
            {
                AppendSection(page, section.Key, [.. section]);
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    static void AppendContents(StringBuilder page, IEnumerable<IGrouping<StorageProvider, StorageErrorDefinition>> stores)
    {
        page.Append("| store | `o.Provider` | codes |\n|---|---|---|\n");
        foreach (var store in stores)
        {
            var sections = store.GroupBy(row => row.Section).Select(section => $"{section.Key} {section.Count()}");
            page.Append(CultureInfo.InvariantCulture, $"| [{Title(store.Key)}](#{Anchor(Title(store.Key))}) | `StorageProvider.{store.Key.Name}` | {string.Join(", ", sections)} |\n");
        }
    }

    static void AppendKinds(StringBuilder page)
    {
        page.Append("\n## Kinds\n\nThe kind says what an error means, and the retry rule follows from the kind alone.\n\n| kind | meaning | retried |\n|---|---|---|\n");
        foreach (var kind in Enum.GetValues<StorageErrorKind>().Where(kind => kind != StorageErrorKind.Unknown).Append(StorageErrorKind.Unknown))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {kind} | {KindWords.Meaning(kind)} | {KindWords.Retried(kind)} |\n");
        }

        page.Append("""

            A request is retried only if its content can be sent again. Idempotent are GET, HEAD, PUT, DELETE, OPTIONS, a multiple delete and a completion;
            not an append, another POST, or a move. The caller's word on the request wins.

            """);
    }

    static void AppendStatuses(StringBuilder page)
    {
        var statuses = Enumerable.Range(400, 200)
            .Select(status => (Status: status, Kind: StatusKind.Of((System.Net.HttpStatusCode)status)))
            .ToArray();
        page.Append("\n## By status alone\n\nAn answer without a code, or with one that no store knows, is judged by its status.\n\n| status | kind |\n|---|---|\n");
        foreach (var group in statuses.Where(pair => pair.Kind is not (StorageErrorKind.InvalidRequest or StorageErrorKind.Unknown)).GroupBy(pair => pair.Kind))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", group.Select(pair => pair.Status))} | {group.Key} |\n");
        }

        page.Append("| other 4xx | InvalidRequest |\n| other 5xx | Unknown |\n");
    }

    // A column that would be empty is left out.
    static void AppendSection(StringBuilder page, string name, StorageErrorDefinition[] rows)
    {
        (string Name, Func<StorageErrorDefinition, string> Cell)[] columns =
        [
            ("code", row => $"`{row.Code}`"),
            ("number", row => row.Number is { } number && row.Code != row.Key ? number.ToString(CultureInfo.InvariantCulture) : ""),
            ("status", row => row.StatusCode is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : ""),
            ("kind", row => row.Kind.ToString()),
            ("shortest wait", row => row.MinDelay is { } delay ? Duration(delay) : ""),
            ("what happened", row => row.Description),
            ("what to do", row => row.Advice),
        ];
        var used = columns.Where(column => rows.Any(row => column.Cell(row).Length > 0)).ToArray();

        page.Append(CultureInfo.InvariantCulture, $"\n### {name}\n\n| {string.Join(" | ", used.Select(column => column.Name))} |\n");
        page.Append('|').Insert(page.Length, "---|", used.Length).Append('\n');
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", used.Select(column => column.Cell(row)))} |\n");
        }
    }

    static string Duration(TimeSpan delay) =>
        delay.TotalSeconds >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{delay.TotalSeconds:0.###} s")
            : string.Create(CultureInfo.InvariantCulture, $"{delay.TotalMilliseconds:0.###} ms");

    static string Title(StorageProvider store) => store.Name switch
    {
        "TencentCos" => "Tencent Cloud Object Storage",
        "TencentCi" => "Tencent Cloud Infinite",
        "AlibabaOss" => "Alibaba Cloud OSS",
        "TencentCoffer" => "Tencent Cloud Data Coffer",
        "QingStor" => "QingCloud QingStor",
        "S3" => "S3 and the stores that speak it",
        var other => other,
    };

    static string Anchor(string title) => title.ToLowerInvariant().Replace(' ', '-');
}
