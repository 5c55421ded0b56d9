namespace Storage.Http.Requests;

/// <summary>Something for every host and port, for at most 1,024 of them; the least recently used goes first. Its owner guards it.</summary>
sealed class AuthorityTable<T>(Func<T> create, Action<T>? evicted = null)
    where T : class
{
    internal const int MaxAuthorities = 1024;

    readonly Dictionary<string, LinkedListNode<(string Authority, T Value)>> _byAuthority = new(StringComparer.OrdinalIgnoreCase);
    readonly LinkedList<(string Authority, T Value)> _byUse = new();

    internal int Count => _byAuthority.Count;

    internal T? Find(Uri? uri) => _byAuthority.TryGetValue(Authority.Of(uri), out var node) ? node.Value.Value : null;

    /// <param name="uri">Whose host and port count; all that name none share one.</param>
    internal T Get(Uri? uri)
    {
        var authority = Authority.Of(uri);
        if (_byAuthority.TryGetValue(authority, out var node))
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

        node = _byUse.AddLast((authority, create()));
        _byAuthority.Add(authority, node);
        return node.Value.Value;
    }
}
