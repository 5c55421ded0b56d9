namespace Storage.Http.Requests;

/// <summary>Walks the keys of a URI's query without allocating. Keys are compared as they stand, undecoded.</summary>
ref struct QueryReader
{
    ReadOnlySpan<char> _rest;

    internal QueryReader(ReadOnlySpan<char> query) => _rest = query;

    internal QueryReader(Uri? uri)
    {
        // Uri.Query would cut a new string out of every request's URI.
        ReadOnlySpan<char> text = uri?.OriginalString;
        var start = text.IndexOfAny('?', '#');
        if (start < 0 || text[start] == '#')
        {
            _rest = default;
            return;
        }

        text = text[(start + 1)..];
        var end = text.IndexOf('#');
        _rest = end < 0 ? text : text[..end];
    }

    internal readonly bool IsEmpty => _rest.IsEmpty;

    internal ReadOnlySpan<char> Key { get; private set; }

    internal ReadOnlySpan<char> Value { get; private set; }

    internal bool Read()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOf('&');
            var pair = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            Key = equals < 0 ? pair : pair[..equals];
            Value = equals < 0 ? default : pair[(equals + 1)..];
            return true;
        }

        return false;
    }

    internal static bool Has(Uri? uri, string key)
    {
        var query = new QueryReader(uri);
        while (query.Read())
        {
            if (query.Key.SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }
}
