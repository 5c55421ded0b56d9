#if WITH_LIBRARY
using System.Net;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Smoke;

/// <summary>What must be seen of a few failures, each said on a line of its own.</summary>
sealed class Checks(HttpClient http, MiniStore store, LineRecorder log)
{
    bool _passed = true;

    public static async Task<bool> AllPassAsync(HttpClient http, MiniStore store, LineRecorder log)
    {
        var checks = new Checks(http, store, log);
        checks.Say("a good answer logs nothing", log.TakeAll() is []);
        await checks.ErrorInsideSuccessAsync();
        await checks.GivenUpAsync();
        await checks.NotFoundAsync();
        return checks._passed;
    }

    async Task ErrorInsideSuccessAsync()
    {
        var before = store.Requests;
        using var request = new HttpRequestMessage(HttpMethod.Put, "copy");
        request.Headers.Add("x-cos-copy-source", "/bucket/good");
        using var response = await http.SendAsync(request);

        var attempts = response.GetStorageAttempts();
        Say("an error inside 200 is retried", response.IsSuccessStatusCode && store.Requests == before + 2 && attempts is [{ Error.Code: "SlowDown" }, { Error: null }]);
        Say("the answer is whole", (await response.Content.ReadAsStringAsync()).EndsWith("</CopyObjectResult>", StringComparison.Ordinal));
        Say("the retry is logged", log.TakeAll() is [(LogLevel.Information, var line)] && line.Contains("SlowDown", StringComparison.Ordinal) && !line.Contains("bucket/copy", StringComparison.Ordinal));
    }

    async Task GivenUpAsync()
    {
        var before = store.Requests;
        using var response = await http.GetAsync("busy");

        Say("retries end where the settings say", response.StatusCode == HttpStatusCode.ServiceUnavailable && store.Requests == before + 3);
        Say("what is lost for good is an error", log.TakeAll() is [(LogLevel.Information, _), (LogLevel.Information, _), (LogLevel.Error, _)]);
    }

    async Task NotFoundAsync()
    {
        using var response = await http.GetAsync("missing");

        Say("an error is classified", response.GetStorageError() is { Code: "NoSuchKey", Kind: StorageErrorKind.NotFound, RequestId: "NjEyMw==", Definition: not null });
        Say("its level is that of the settings", log.TakeAll() is [(LogLevel.Information, _)]);
    }

    void Say(string what, bool holds)
    {
        _passed &= holds;
        Console.WriteLine($"{(holds ? "ok  " : "FAIL")} {what}");
    }
}
#endif
