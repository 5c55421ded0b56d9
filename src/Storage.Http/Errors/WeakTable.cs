using System.Runtime.CompilerServices;

namespace Storage.Http;

/// <summary>
/// What hangs on objects, as long as each of them lives. The runtime's ConditionalWeakTable keeps the handles of the dead until a collection of the oldest
/// generation, and every collection before that looks at each of them again: under a storm of failures that took longer than all judging. Here whoever
/// comes clears up behind the dead.
/// </summary>
sealed class WeakTable<TValue>
    where TValue : class, new()
{
    // Calls of several threads mostly meet in different parts.
    const int PartCount = 16;

    readonly WeakTablePart<TValue>[] _parts = [.. Enumerable.Range(0, PartCount).Select(static _ => new WeakTablePart<TValue>())];

    /// <summary>How many places there are, those of the dead and the free ones included.</summary>
    internal int Length => _parts.Sum(static part => part.Length);

    internal TValue? Find(object key)
    {
        var hash = RuntimeHelpers.GetHashCode(key);
        return PartOf(hash).Find(key, hash);
    }

    internal TValue GetOrAdd(object key)
    {
        var hash = RuntimeHelpers.GetHashCode(key);
        return PartOf(hash).GetOrAdd(key, hash);
    }

    // The lower bits find the place within the part.
    WeakTablePart<TValue> PartOf(int hash) => _parts[(uint)hash >> 16 & (PartCount - 1)];
}
