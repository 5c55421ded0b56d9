using Spectre.Console;
using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Show;

/// <summary>What the reader has to know before the first scenario.</summary>
static class Opening
{
    internal static void Write(IAnsiConsole console, int scenarios)
    {
        console.MarkupLine("[bold]Storage.Http[/]: object stores that misbehave, and what AddStorageErrorHandling() makes of it");
        console.WriteLine();
        console.WriteLine($"{scenarios} scenarios. In each, an HttpClient of the factory sends one request over a real socket to an emulator of the store on 127.0.0.1.");
        var lines = new Lines();
        lines.Add("the wire said", "recorded at the socket, below all handlers");
        lines.Add("code", "the store's own word for the error");
        lines.Add("kind", "what the handler takes the error for; the kind decides about a retry");
        lines.Add("and did", "the decision and its reason, as logs and GetStorageAttempts() show them");
        lines.Add("waits", $"real, but the option Retry.MaxDelay is {Seconds.Of(Stage.LongestBackoff)} here (default 20 s), so that all ends soon; a Retry-After is waited for in full");
        lines.Write(console);
    }
}
