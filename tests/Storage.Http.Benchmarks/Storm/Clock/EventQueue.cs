namespace Storage.Http.Benchmarks.Storm.Clock;

/// <summary>A binary heap of timers by due time, then by the order in which they were set; a timer can be taken out anywhere.</summary>
sealed class EventQueue
{
    VirtualTimer[] _heap = new VirtualTimer[256];

    internal int Count { get; private set; }

    internal VirtualTimer First => _heap[0];

    internal void Add(VirtualTimer timer)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        Up(Count++, timer);
    }

    internal void Remove(VirtualTimer timer)
    {
        var hole = timer.Position;
        timer.Position = -1;
        var last = _heap[--Count];
        _heap[Count] = null!;
        if (last == timer)
        {
            return;
        }

        if (hole > 0 && Before(last, _heap[(hole - 1) / 2]))
        {
            Up(hole, last);
        }
        else
        {
            Down(hole, last);
        }
    }

    void Up(int at, VirtualTimer timer)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!Before(timer, _heap[parent]))
            {
                break;
            }

            Place(at, _heap[parent]);
            at = parent;
        }

        Place(at, timer);
    }

    void Down(int at, VirtualTimer timer)
    {
        while ((2 * at) + 1 is var child && child < Count)
        {
            if (child + 1 < Count && Before(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Before(_heap[child], timer))
            {
                break;
            }

            Place(at, _heap[child]);
            at = child;
        }

        Place(at, timer);
    }

    void Place(int at, VirtualTimer timer)
    {
        _heap[at] = timer;
        timer.Position = at;
    }

    static bool Before(VirtualTimer one, VirtualTimer other) => one.Due < other.Due || (one.Due == other.Due && one.Order < other.Order);
}
