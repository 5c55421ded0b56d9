using Storage.Http.Benchmarks.Sockets.Server;

namespace Storage.Http.Tests.Benchmarks.Sockets;

public class RefusalSequenceTests
{
    [Fact]
    public void One_of_each_twenty_is_refused_at_a_place_that_changes()
    {
        var places = Enumerable.Range(0, 500)
            .Select(block => Assert.Single(Enumerable.Range(0, RefusalSequence.Block), place => RefusalSequence.Refuses((block * RefusalSequence.Block) + place)))
            .ToList();

        Assert.Equal(RefusalSequence.Block, places.Distinct().Count());
    }

    [Fact]
    public void How_many_are_refused_is_known_after_any_number()
    {
        var refused = 0;
        for (var request = 0; request < 1000; request++)
        {
            Assert.Equal(refused, RefusalSequence.RefusalsAmong(request));
            refused += RefusalSequence.Refuses(request) ? 1 : 0;
        }
    }

    [Fact]
    public void A_sequence_that_begins_anew_is_the_same()
    {
        var sequence = new RefusalSequence();
        bool[] first = [.. Enumerable.Range(0, 100).Select(_ => sequence.RefusesNext())];
        sequence.Restart();

        Assert.Equal(first, Enumerable.Range(0, 100).Select(_ => sequence.RefusesNext()));
        Assert.Equal(first, Enumerable.Range(0, 100).Select(request => RefusalSequence.Refuses(request)));
    }
}
