using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Tests.Benchmarks;

public class CaseTableTests
{
    [Fact]
    public void Over_a_baseline_the_ratios_are_of_what_is_added()
    {
        var text = CaseTable.Write(
        [
            new("no handler", CaseRole.Baseline, 20, 1, 100),
            new("ours", CaseRole.Ours, 60, 2, 100),
            new("plain", CaseRole.Peer, 180, 3, 172),
            new("heavy", CaseRole.Peer, 1_620, 40, 2_148),
        ]);

        Assert.Equal(
            """
            | case       | median  | ±      | added time | allocated | added bytes |
            |------------|---------|--------|------------|-----------|-------------|
            | no handler | 20 ns   | 1.0 ns |            | 100 B     |             |
            | ours       | 60 ns   | 2.0 ns | 40 ns      | 100 B     | 0 B         |
            | plain      | 180 ns  | 3.0 ns | 160 ns     | 172 B     | 72 B        |
            | heavy      | 1.62 µs | 40 ns  | 1.60 µs    | 2,148 B   | 2,048 B     |

            | ours / theirs: added time, added bytes | ours       |
            |----------------------------------------|------------|
            | plain                                  | 0.25, 0.00 |
            | heavy                                  | 0.03, 0.00 |

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Without_one_they_are_of_the_whole_and_limits_count_too()
    {
        var text = CaseTable.Write(
        [
            new("ours", CaseRole.Ours, 300, 5, 800),
            new("ours, store not named", CaseRole.Ours, 450, 5, 800),
            new("XmlReader", CaseRole.Peer, 1_500, 30, 3_200),
            new("memcpy", CaseRole.Limit, 10, 0.5, 0),
        ]);

        Assert.DoesNotContain("added", text, StringComparison.Ordinal);
        Assert.Contains("| ours / theirs: time, bytes | ours       | ours, store not named |\n", text, StringComparison.Ordinal);
        Assert.Contains("| XmlReader                  | 0.20, 0.25 | 0.30, 0.25            |\n", text, StringComparison.Ordinal);
        Assert.Contains("| memcpy                     | 30.00, -   | 45.00, -              |\n", text, StringComparison.Ordinal);
    }
}
