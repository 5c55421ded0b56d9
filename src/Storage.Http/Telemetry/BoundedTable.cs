using System.Collections.Concurrent;

namespace Storage.Http.Telemetry;

/// <summary>A table that takes no more keys than it has room for, so that what servers and callers write cannot make it grow for ever.</summary>
sealed class BoundedTable<TKey, TValue>(int room, Func<TKey, TValue> create)
    where TKey : notnull
    where TValue : class
{
    readonly ConcurrentDictionary<TKey, TValue> _values = new();
    int _room = room;

    /// <summary>The value of the key, made now where it is new; null where there is no room for it.</summary>
    internal TValue? Find(TKey key)
    {
        if (_values.TryGetValue(key, out var value))
        {
            return value;
        }

        if (Volatile.Read(ref _room) <= 0 || Interlocked.Decrement(ref _room) < 0)
        {
            return null;
        }

        var made = create(key);
        value = _values.GetOrAdd(key, made);
        if (value != made)
        {
            Interlocked.Increment(ref _room);
        }

        return value;
    }
}
