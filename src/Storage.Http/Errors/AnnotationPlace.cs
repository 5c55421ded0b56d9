using System.Runtime;

namespace Storage.Http;

/// <summary>A place in an <see cref="AnnotationTablePart"/>: an entry, or a link of the chain of free ones.</summary>
struct AnnotationPlace
{
    internal DependentHandle Handle;
    internal int Hash;
    internal int Next;
}
