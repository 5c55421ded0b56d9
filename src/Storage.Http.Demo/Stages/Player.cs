namespace Storage.Http.Demo.Stages;

/// <summary>Plays a scenario from its set-up to its claims.</summary>
static class Player
{
    internal static async Task<Played> PlayAsync(Scenario scenario, Stage stage, CancellationToken cancellationToken)
    {
        stage.Emulator.Faults.Clear();
        stage.Emulator.Requests.Clear();
        var start = TimeProvider.System.GetTimestamp();
        HttpResponseMessage? response = null;
        HttpRequestException? exception = null;
        byte[] body = [];
        try
        {
            response = await scenario.Run(stage);
            body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException caught)
        {
            exception = caught;
        }

        using (response)
        {
            var ending = new Ending
            {
                Status = response?.StatusCode,
                Body = body,
                Error = response?.GetStorageError(),
                Attempts = response?.GetStorageAttempts() ?? exception?.GetStorageAttempts() ?? [],
                Exception = exception,
                Received = [.. stage.Emulator.Requests],
                Wire = stage.Tap.Snapshot(),
                Objects = stage.Emulator.Objects,
                Duration = TimeProvider.System.GetElapsedTime(start),
            };
            var claims = new Claims(scenario.Provider, ending);
            scenario.Check(claims);
            return new(scenario, ending, claims);
        }
    }
}
