using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Tests.Benchmarks;

public class AimTableTests
{
    [Fact]
    public void Over_a_baseline_what_is_added_counts()
    {
        var text = AimTable.Write(
        [
            new("no handler", CaseRole.Baseline, 20, 1, 100),
            new("ours", CaseRole.Ours, 60, 2, 148, new(AimOf.Time, 40), new(AimOf.Time, 0.2, "plain", "heavy"), new(AimOf.Bytes, 0), new(AimOf.Bytes, 0.5, "plain")),
            new("plain", CaseRole.Peer, 180, 3, 196),
            new("heavy", CaseRole.Peer, 1_620, 40, 2_148),
        ]);

        Assert.Equal(
            """
            | aim                             | at most    | measured   | reached |
            |---------------------------------|------------|------------|---------|
            | ours: added time                | 40 ns      | 40 ns      | yes     |
            | ours: added time, beside plain  | 0.20 of it | 0.25 of it | **no**  |
            | ours: added bytes               | 0 B        | 48 B       | **no**  |
            | ours: added bytes, beside plain | 0.50 of it | 0.50 of it | yes     |

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Without_one_the_whole_counts_beside_the_fastest_of_the_others()
    {
        var text = AimTable.Write(
        [
            new("ours", CaseRole.Ours, 300, 5, 800, new AimAttribute(AimOf.Time, 0.25, "XmlReader", "XDocument")),
            new("XmlReader", CaseRole.Peer, 1_500, 30, 3_200),
            new("XDocument", CaseRole.Peer, 1_000, 30, 3_200),
        ]);

        Assert.Contains("| ours: time, beside XDocument | 0.25 of it | 0.30 of it | **no**  |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_others_that_were_not_measured_there_is_no_aim()
    {
        var text = AimTable.Write(
        [
            new("ours", CaseRole.Ours, 300, 5, 800, new(AimOf.Time, 0.25, "XmlReader", "XDocument"), new(AimOf.Bytes, 900)),
            new("XDocument", CaseRole.Peer, 1_000, 30, 3_200),
        ]);

        Assert.Contains("| ours: bytes |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("beside", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_aims_there_is_no_table() => Assert.Empty(AimTable.Write([new("ours", CaseRole.Ours, 300, 5, 800)]));
}
