using System.Runtime.CompilerServices;

namespace Storage.Http.Tests.Errors;

public class AnnotationTableTests
{
    readonly AnnotationTable _table = new();

    [Fact]
    public void An_object_is_found_by_what_it_is_and_not_by_what_it_equals()
    {
        var (one, other) = (new string('a', 3), new string('a', 3));

        var note = _table.GetOrAdd(one);

        Assert.Same(note, _table.Find(one));
        Assert.Same(note, _table.GetOrAdd(one));
        Assert.Null(_table.Find(other));
        Assert.NotSame(note, _table.GetOrAdd(other));
    }

    [Fact]
    public void Nothing_is_found_in_an_empty_table()
    {
        Assert.Null(_table.Find(new()));
    }

    [Fact]
    public void All_the_living_are_found_however_many_come_and_go_between_them()
    {
        var living = new List<(object Key, Annotation Note)>();
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 50; i++)
            {
                var key = new object();
                living.Add((key, _table.GetOrAdd(key)));
            }

            AddDead(500);
            Collect();
        }

        Assert.All(living, entry => Assert.Same(entry.Note, _table.Find(entry.Key)));
    }

    [Fact]
    public void The_places_of_the_dead_are_used_again()
    {
        for (var round = 0; round < 20; round++)
        {
            AddDead(2_000);
            Collect();
        }

        Assert.InRange(_table.Length, 1_000, 8_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_note_goes_with_its_object_even_if_it_points_at_it(bool points)
    {
        var (key, note) = AddOne(points);

        Collect();

        Assert.Null(key.Target);
        Assert.Null(note.Target);
    }

    [Fact]
    public void The_handles_go_with_the_table()
    {
        var part = LoseTable(out var key, out var note);

        Collect();
        GC.WaitForPendingFinalizers();
        Collect();

        // As long as a handle stood, the living object would keep its note.
        Assert.Null(part.Target);
        Assert.Null(note.Target);
        GC.KeepAlive(key);
    }

    [Fact]
    public void Many_threads_add_and_find_at_once()
    {
        var keys = Enumerable.Range(0, 4_000).Select(static _ => new object()).ToArray();
        var notes = new Annotation[keys.Length];

        Parallel.For(0, keys.Length, i =>
        {
            if (i % 100 == 0)
            {
                // So that there are places to clear while others add and find.
                GC.Collect(0);
            }

            notes[i] = _table.GetOrAdd(keys[i]);
            _table.GetOrAdd(new());
            Assert.Same(notes[i], _table.Find(keys[i]));
        });

        Assert.Equal(keys.Length, notes.Distinct().Count());
        Assert.All(keys.Zip(notes), pair => Assert.Same(pair.Second, _table.Find(pair.First)));
    }

    [Fact]
    public void Threads_that_add_the_same_object_get_the_same_note()
    {
        var keys = Enumerable.Range(0, 500).Select(static _ => new object()).ToArray();
        var notes = new Annotation[8 * keys.Length];

        Parallel.For(0, notes.Length, i => notes[i] = _table.GetOrAdd(keys[i % keys.Length]));

        Assert.Equal(keys.Length, notes.Distinct().Count());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void AddDead(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _table.GetOrAdd(new());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    (WeakReference Key, WeakReference Note) AddOne(bool points)
    {
        var key = new object();
        var note = _table.GetOrAdd(key);
        note.Owner = points ? key : null;
        return (new(key), new(note));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference LoseTable(out object key, out WeakReference note)
    {
        var table = new AnnotationTable();
        key = new();
        note = new(table.GetOrAdd(key));
        return new(table);
    }

    static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
}
