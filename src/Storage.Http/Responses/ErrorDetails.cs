using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Storage.Http.Responses;

/// <summary>The details of one error by name, in any case: mostly one or two, bounded by their reader, so a list that is searched from its beginning.</summary>
sealed class ErrorDetails : IReadOnlyDictionary<string, string>
{
    KeyValuePair<string, string>[] _items = new KeyValuePair<string, string>[2];

    public int Count { get; private set; }

    public IEnumerable<string> Keys => this.Select(item => item.Key);

    public IEnumerable<string> Values => this.Select(item => item.Value);

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The error has no detail {key}.");

    /// <summary>Takes a detail; the first of a name stands.</summary>
    internal void Add(string name, string value)
    {
        if (ContainsKey(name))
        {
            return;
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = new(name, value);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (var item in _items.AsSpan(0, Count))
        {
            if (item.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                value = item.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _items.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
