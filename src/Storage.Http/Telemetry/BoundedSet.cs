using System.Collections.Concurrent;

namespace Storage.Http.Telemetry;

/// <summary>A set that takes no more members than it has room for, so that what servers and callers write cannot make it grow for ever.</summary>
sealed class BoundedSet<T>(int room)
    where T : notnull
{
    readonly ConcurrentDictionary<T, byte> _members = new();
    int _room = room;

    /// <summary>Whether the value is a member, or has become one now.</summary>
    internal bool Takes(T value)
    {
        if (_members.ContainsKey(value))
        {
            return true;
        }

        if (Volatile.Read(ref _room) <= 0 || Interlocked.Decrement(ref _room) < 0)
        {
            return false;
        }

        if (!_members.TryAdd(value, 0))
        {
            Interlocked.Increment(ref _room);
        }

        return true;
    }
}
