namespace Storage.Http.Demo.Stages;

/// <summary>A scenario that was played.</summary>
sealed record Played(Scenario Scenario, Ending Ending, Claims Claims)
{
    internal bool AsPromised => Claims is { All.Count: > 0, AllHold: true };
}
