using System.Globalization;
using System.Text;
using Storage.Http.Retry;

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
            page.Append(CultureInfo.InvariantCulture, $"| {kind} | {Meaning(kind)} | {Retried(kind)} |\n");
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

    static string Retried(StorageErrorKind kind)
    {
        var rule = RetryRule.Of(kind);
        var scope = rule.Scope switch
        {
            RetryScope.Never => "never",
            RetryScope.Idempotent when kind == StorageErrorKind.Connection => "never sent: any method; answer lost: idempotent requests; certificate refused: never",
            RetryScope.Idempotent => "idempotent requests",
            RetryScope.Any => "any method",
            RetryScope.AfterRepair => "once, when `Repair` has mended it; never for a pre-signed URL",
            _ => throw new InvalidOperationException($"{rule.Scope} has no words yet."),
        };
        return rule.MaxRetries switch
        {
            int.MaxValue => scope,
            1 => scope + ", once",
            2 => scope + ", at most twice",
            var times => string.Create(CultureInfo.InvariantCulture, $"{scope}, at most {times} times"),
        };
    }

    static string Meaning(StorageErrorKind kind) => kind switch
    {
        StorageErrorKind.Throttling => "Refused before execution because of load or a rate limit; the backoff is the longer one.",
        StorageErrorKind.Transient => "A fault of the server; the request may have been executed.",
        StorageErrorKind.Timeout => "The server says that the request did not arrive in time.",
        StorageErrorKind.Connection => "No answer at all.",
        StorageErrorKind.Upstream => "A source that the store called failed.",
        StorageErrorKind.Conflict => "A clash with another request at this very moment.",
        StorageErrorKind.Incomplete => "A 2xx that promised a result and did not deliver it.",
        StorageErrorKind.Integrity => "Bytes were lost or damaged on the way in.",
        StorageErrorKind.ClockSkew => "The clocks of client and server differ too much.",
        StorageErrorKind.CredentialsExpired => "The credentials or the signature ran out.",
        StorageErrorKind.InProgress => "The work that was asked for is already running.",
        StorageErrorKind.Authentication => "Unknown or wrong credentials or signature.",
        StorageErrorKind.Permission => "The credentials are known but must not do this.",
        StorageErrorKind.NotFound => "The thing asked for is not there.",
        StorageErrorKind.AlreadyExists => "The thing to create is there already.",
        StorageErrorKind.Precondition => "A condition of the request did not hold, or the range or position does not fit the object.",
        StorageErrorKind.InvalidRequest => "The request itself is wrong.",
        StorageErrorKind.InvalidState => "The resource is in a state that does not allow this.",
        StorageErrorKind.Quota => "A limit of the account or bucket is used up.",
        StorageErrorKind.NotSupported => "The store does not offer this operation, method or feature.",
        StorageErrorKind.Account => "Billing, a blocked account or bucket, or the law stands in the way.",
        StorageErrorKind.Content => "The media was refused or cannot be processed.",
        StorageErrorKind.Redirect => "The resource lives elsewhere.",
        StorageErrorKind.PartialFailure => "The request was carried out in part.",
        StorageErrorKind.Unknown => "Nothing is known but that it failed.",
        _ => throw new InvalidOperationException($"{kind} has no words yet."),
    };

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
