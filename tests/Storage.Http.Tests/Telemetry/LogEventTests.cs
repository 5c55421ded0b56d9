namespace Storage.Http.Tests.Telemetry;

/// <summary>Ids and names of events are what alerts and filters are made of: they stay as they are.</summary>
public class LogEventTests
{
    [Fact]
    public void Events_keep_their_ids_names_and_levels() => Assert.Equal(
        [
            "6100 StorageAttemptRetried Log.Retried",
            "6101 StorageAttemptExpected Log.Expected",
            "6102 StorageAttemptGivenUp Log.GivenUp",
            "6103 StorageAttemptLost Log.Lost",
            "6110 StorageCallerFault Error",
            "6111 StorageOuterRetryDecides Warning",
            "6112 StorageClientTimeout Warning",
            "6113 StorageReloadRefused Error",
            "6114 StoragePacingBegan Information",
            "6115 StorageSignerOutside Warning",
            "6116 StorageResilienceInside Warning",
            "6117 StorageRepeatedAgain Warning",
        ],
        LogEvents.All.Select(attribute => $"{attribute.EventId} {attribute.EventName} {LogEvents.LevelOf(attribute)}"));

    [Fact]
    public void No_two_events_share_an_id_or_a_name()
    {
        Assert.Equal(LogEvents.All.Count, LogEvents.All.Select(attribute => attribute.EventId).Distinct().Count());
        Assert.Equal(LogEvents.All.Count, LogEvents.All.Select(attribute => attribute.EventName).Distinct().Count());
        Assert.All(LogEvents.All, attribute => Assert.InRange(attribute.EventId, 6100, 6199));
    }

    [Fact]
    public void Every_value_in_a_line_has_a_name_and_no_name_stands_twice() => Assert.All(LogEvents.All, attribute =>
    {
        var names = LogEvents.NamesIn(attribute.Message).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.True(char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit), name));
    });
}
