using Spectre.Console;
using Storage.Http.Demo.Show;

namespace Storage.Http.Demo.Explain;

/// <summary>All that the handler read in an answer.</summary>
static class Verdict
{
    const int MaxLength = 512;

    /// <param name="console">Where to write.</param>
    /// <param name="error">The verdict.</param>
    /// <param name="isGuessed">Whether the store was recognised by the body alone.</param>
    internal static void Write(IAnsiConsole console, StorageError error, bool isGuessed)
    {
        console.MarkupLine("[bold]What the handler reads[/]");
        var lines = new Lines();
        lines.Add("Store", StoreText(error, isGuessed));
        lines.Add("Code", Clean(error.Code) ?? "none");
        lines.Add("Kind", error.Kind.ToString());
        lines.Add("Status", error.StatusCode == error.WireStatusCode ? $"{(int?)error.StatusCode}" : $"{(int?)error.StatusCode}, inside a {(int?)error.WireStatusCode}");
        lines.Add("Retried", IsBesideSuccess(error) ? "no, since it stands beside a success" : RetryWords.Of(error.Kind, error.Definition?.MinDelay));
        lines.Add("Wait asked", error.ServerDelay is { } wait ? Seconds.Of(wait) : null);
        lines.Add("Message", Clean(error.Message));
        lines.Add("Request id", Clean(error.RequestId));
        lines.Add("Trace id", Clean(error.TraceId));
        lines.Add("Resource", Clean(error.Resource));
        lines.Add("Host", Clean(error.HostId));
        foreach (var item in error.Items)
        {
            lines.Add("Failed", $"{Clean(item.Key)}: {Clean(item.Code)} ({item.Kind})");
        }

        foreach (var (name, value) in error.Details)
        {
            lines.Add(LogText.Clean(name, 64), Clean(value));
        }

        lines.Write(console);
    }

    static string StoreText(StorageError error, bool isGuessed) => error.Provider is not { } provider ? "not recognised by this alone"
        : isGuessed ? $"{StoreNames.Of(provider)}, by the shape of the body; the headers or the host would tell for sure"
        : StoreNames.Of(provider);

    static bool IsBesideSuccess(StorageError error) => (int?)error.StatusCode is >= 200 and < 300;

    static string? Clean(string? text) => LogText.Clean(text, MaxLength);
}
