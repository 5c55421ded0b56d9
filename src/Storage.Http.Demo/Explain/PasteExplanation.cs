using Spectre.Console;

namespace Storage.Http.Demo.Explain;

/// <summary>What the handler reads in a pasted answer: the real handler, with the paste in place of a store.</summary>
static class PasteExplanation
{
    internal static async Task<int> WriteAsync(IAnsiConsole console, PastedAnswer pasted, CancellationToken cancellationToken)
    {
        var options = new StorageErrorHandlingOptions { Provider = pasted.Provider };
        options.Retry.MaxRetryAttempts = 0;
        using var handler = new StorageErrorHandler(options) { InnerHandler = new Store(pasted) };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = RequestFor(pasted, out var what);
        using var response = await invoker.SendAsync(request, cancellationToken);
        console.WriteLine($"Read as {pasted.What} with status {(int)pasted.Status}, to {what}.");
        console.WriteLine();
        if (response.GetStorageError() is not { } error)
        {
            console.MarkupLine("[yellow]The handler sees no error in it.[/]");
            return ExitCode.Failure;
        }

        Verdict.Write(console, error, isGuessed: pasted.Headers.Count == 0);
        console.WriteLine();
        return WriteRow(console, error);
    }

    // A body under 2xx is looked at only where stores hide errors: in answers to a copy and to a delete of several objects.
    static HttpRequestMessage RequestFor(PastedAnswer pasted, out string what)
    {
        const string Address = "http://127.0.0.1/bucket/key";
        if (pasted.Body.Length == 0)
        {
            what = "a HEAD";
            return new(HttpMethod.Head, Address);
        }

        if (!pasted.IsSuccess)
        {
            what = "a GET";
            return new(HttpMethod.Get, Address);
        }

        if (pasted.Body.AsSpan().IndexOf("DeleteResult"u8) >= 0 || pasted.Body.AsSpan().IndexOf("\"deleted\""u8) >= 0)
        {
            what = "a POST that deletes several objects";
            return new(HttpMethod.Post, Address + "?delete");
        }

        what = "a PUT that copies an object";
        var request = new HttpRequestMessage(HttpMethod.Put, Address);
        request.Headers.TryAddWithoutValidation("x-amz-copy-source", "/bucket/key");
        return request;
    }

    static int WriteRow(IAnsiConsole console, StorageError error)
    {
        if (error.Definition is { } row)
        {
            console.MarkupLine("[bold]The row of the registry that it goes by[/]");
            RowCards.Write(console, [row]);
            CodeExplanation.WriteOthers(console, row);
            return ExitCode.Success;
        }

        if (error.Code is { } code)
        {
            CodeExplanation.WriteUnknown(console, code);
            return ExitCode.Failure;
        }

        console.WriteLine(error.Items.Count > 0 ? "It was carried out in part; each part that failed has a code of its own." : "It holds no code; the kind comes from the status.");
        return error.Items.Count > 0 ? ExitCode.Success : ExitCode.Failure;
    }

    sealed class Store(PastedAnswer pasted) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = pasted.ToResponse();
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
