using Spectre.Console;
using Storage.Http.Demo.Stages;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Show;

/// <summary>Plays scenarios one after the other and shows them, live where the console can.</summary>
sealed class ScenarioRun(IAnsiConsole console, IReadOnlyList<Scenario> scenarios)
{
    // Only a scenario that hangs comes near it.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = TimeProvider.System.GetTimestamp();
            await using var emulator = await StorageEmulator.StartAsync(cancellationToken: cancellationToken);
            Opening.Write(console, scenarios.Count);
            var played = new List<Played?>();
            foreach (var scenario in scenarios)
            {
                ScenarioText.WriteHead(console, scenario, played.Count + 1, scenarios.Count);
                played.Add(await PlayAsync(emulator, scenario, cancellationToken));
            }

            return Summary.Write(console, scenarios, played, TimeProvider.System.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.WriteLine();
            console.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }
    }

    async Task<Played?> PlayAsync(StorageEmulator emulator, Scenario scenario, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var stage = new Stage(emulator, scenario, stop.Token);
        try
        {
            var played = await ShowAsync(stage, Player.PlayAsync(scenario, stage, stop.Token));
            ScenarioText.WriteEnd(console, played);
            return played;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            ScenarioText.WriteBroken(console, limit.IsCancellationRequested ? $"after {Seconds.Of(Longest)} without an end" : $"with {error.GetType().Name}: {error.Message}");
            return null;
        }
    }

    async Task<Played> ShowAsync(Stage stage, Task<Played> playing)
    {
        if (console.IsLive())
        {
            await console.Live(View(stage, null)).StartAsync(live => FollowAsync(live, stage, playing));
            return await playing;
        }

        var played = await playing;
        console.Write(View(stage, played));
        return played;
    }

    async Task FollowAsync(LiveDisplayContext live, Stage stage, Task<Played> playing)
    {
        using var timer = new PeriodicTimer(Frame, TimeProvider.System);
        while (!playing.IsCompleted)
        {
            live.UpdateTarget(View(stage, null));
            await Task.WhenAny(playing, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
        }

        live.UpdateTarget(View(stage, playing.IsCompletedSuccessfully ? await playing : null));
    }

    Spectre.Console.Rendering.IRenderable View(Stage stage, Played? played) => AttemptTable.Of(
        stage.Tap.Snapshot(),
        played is null ? stage.Log.Snapshot() : [.. played.Ending.Attempts.Select(AttemptNote.Of)],
        played is not null,
        console.Profile.Width);
}
