using System.Runtime.CompilerServices;

namespace Storage.Http;

/// <summary>
/// The annotations of objects, each as long as its object lives. The runtime's ConditionalWeakTable keeps the handles of the dead until a collection of the oldest
/// generation, and every collection before that looks at each of them again, longer and longer in a storm of failures. Here whoever comes looks at two places and
/// puts the dead away.
/// </summary>
sealed class AnnotationTable
{
    // Calls of several threads mostly meet in different parts.
    const int PartCount = 16;

    readonly AnnotationTablePart[] _parts = [.. Enumerable.Range(0, PartCount).Select(static _ => new AnnotationTablePart())];

    /// <summary>How many places there are, those of the dead and the free ones included.</summary>
    internal int Length => _parts.Sum(static part => part.Length);

    internal Annotation? Find(object key)
    {
        var hash = RuntimeHelpers.GetHashCode(key);
        return PartOf(hash).Find(key, hash);
    }

    internal Annotation GetOrAdd(object key)
    {
        var hash = RuntimeHelpers.GetHashCode(key);
        return PartOf(hash).GetOrAdd(key, hash);
    }

    // The lower bits find the place within the part; the runtime's hash has 26.
    AnnotationTablePart PartOf(int hash) => _parts[(uint)hash >> 22 & (PartCount - 1)];
}
