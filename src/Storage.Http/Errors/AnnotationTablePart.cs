using System.Runtime;

namespace Storage.Http;

/// <summary>One part of an <see cref="AnnotationTable"/>: a hash table with chains, whose places are used again once their keys are dead.</summary>
sealed class AnnotationTablePart
{
    const int FirstLength = 16;
    // More than the one place that a new entry takes, so that the table does not grow while as many die as come.
    const int PlacesClearedAtOnce = 2;

    readonly Lock _lock = new();

    // Links are places counted from 1; 0 ends a chain.
    int[] _chains = new int[FirstLength];
    AnnotationPlace[] _places = new AnnotationPlace[FirstLength];
    int _used;
    int _free;
    int _cleared;

    // Handles are not the garbage collector's to free: the library may be part of a plug-in that is unloaded.
    ~AnnotationTablePart()
    {
        foreach (ref var place in _places.AsSpan(0, _used))
        {
            place.Handle.Dispose();
        }

        _used = 0;
    }

    internal int Length => Volatile.Read(ref _places).Length;

    internal Annotation? Find(object key, int hash)
    {
        // Where nothing has failed yet nobody waits.
        if (Volatile.Read(ref _used) == 0)
        {
            return null;
        }

        lock (_lock)
        {
            var found = FindCore(key, hash);

            // As long as it is looked for it lives, and so does what hangs on it.
            GC.KeepAlive(key);
            return found;
        }
    }

    internal Annotation GetOrAdd(object key, int hash)
    {
        lock (_lock)
        {
            return FindCore(key, hash) ?? Add(key, hash);
        }
    }

    Annotation? FindCore(object key, int hash)
    {
        for (var link = ChainOf(hash); link != 0; link = _places[link - 1].Next)
        {
            ref var place = ref _places[link - 1];
            if (place.Hash == hash && place.Handle.Target == key)
            {
                return (Annotation?)place.Handle.Dependent;
            }
        }

        return null;
    }

    Annotation Add(object key, int hash)
    {
        ClearSome();
        if (_free == 0 && _used == _places.Length)
        {
            Grow();
        }

        // Whatever can fail comes before the place is taken.
        var value = new Annotation();
        var handle = new DependentHandle(key, value);
        var index = TakePlace();
        (_places[index].Handle, _places[index].Hash) = (handle, hash);
        Chain(index);
        return value;
    }

    void ClearSome()
    {
        for (var i = 0; i < PlacesClearedAtOnce && _used > 0; i++)
        {
            _cleared = _cleared + 1 < _used ? _cleared + 1 : 0;
            ref var place = ref _places[_cleared];
            if (place.Handle is { IsAllocated: true, Target: null })
            {
                Unchain(_cleared);
                place.Handle.Dispose();
                place.Next = _free;
                _free = _cleared + 1;
            }
        }
    }

    int TakePlace()
    {
        if (_free == 0)
        {
            return _used++;
        }

        var index = _free - 1;
        _free = _places[index].Next;
        return index;
    }

    void Grow()
    {
        var places = new AnnotationPlace[_places.Length * 2];
        _chains = new int[places.Length];
        _places.CopyTo(places, 0);
        _places = places;
        for (var index = 0; index < _used; index++)
        {
            Chain(index);
        }
    }

    void Chain(int index)
    {
        ref var first = ref ChainOf(_places[index].Hash);
        _places[index].Next = first;
        first = index + 1;
    }

    void Unchain(int index)
    {
        ref var link = ref ChainOf(_places[index].Hash);
        while (link != index + 1)
        {
            link = ref _places[link - 1].Next;
        }

        link = _places[index].Next;
    }

    ref int ChainOf(int hash) => ref _chains[hash & (_chains.Length - 1)];
}
