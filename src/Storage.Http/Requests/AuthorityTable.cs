namespace Storage.Http.Requests;

/// <summary>Something for every host and port, for at most 1,024 of them; the least recently used goes first. Its owner guards it.</summary>
sealed class AuthorityTable<T>(Func<T> create, Action<T>? evicted = null)
    where T : class
{
    internal const int MaxAuthorities = 1024;

    readonly Dictionary<string, LinkedListNode<Entry>> _byAuthority = new(StringComparer.OrdinalIgnoreCase);
    readonly LinkedList<Entry> _byUse = new();

    internal int Count => _byAuthority.Count;

    internal T? Find(Uri? uri) => FindNode(uri)?.Value.Value;

    /// <param name="uri">Whose host and port count; all that name none share one.</param>
    internal T Get(Uri? uri)
    {
        if (FindNode(uri) is { } node)
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Value;
        }

        if (_byAuthority.Count >= MaxAuthorities && _byUse.First is { Value: var oldest })
        {
            _byUse.RemoveFirst();
            _byAuthority.Remove(oldest.Authority);
            evicted?.Invoke(oldest.Value);
        }

        var authority = Authority.Of(uri);
        node = _byUse.AddLast(new Entry(authority, create()));
        _byAuthority.Add(authority, node);
        return node.Value.Value;
    }

    // Asked for by good answers too: nothing is written down for the question. A host has 253 characters at most, a port five.
    LinkedListNode<Entry>? FindNode(Uri? uri) =>
        _byAuthority.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Authority.Of(uri, stackalloc char[260]), out var node) ? node : null;

    // An object: a list of pairs would be a type of its own, compiled in every process.
    sealed class Entry(string authority, T value)
    {
        internal string Authority => authority;

        internal T Value => value;
    }
}
