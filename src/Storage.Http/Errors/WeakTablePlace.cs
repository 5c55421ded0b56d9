using System.Runtime;

namespace Storage.Http;

/// <summary>A place in a <see cref="WeakTablePart{TValue}"/>: an entry, or a link of the chain of free ones.</summary>
struct WeakTablePlace
{
    internal DependentHandle Handle;
    internal int Hash;
    internal int Next;
}
