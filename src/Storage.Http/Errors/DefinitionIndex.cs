using System.Globalization;
using System.Net;

namespace Storage.Http;

/// <summary>The rows of one store by name and by number; built once, then only read.</summary>
sealed class DefinitionIndex
{
    readonly Dictionary<string, StorageErrorDefinition[]> _byCode;
    readonly Dictionary<string, StorageErrorDefinition[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    internal DefinitionIndex(IReadOnlyCollection<StorageErrorDefinition> rows)
    {
        _byCode = new(rows.Count * 2, CodeComparer.Instance);
        foreach (var row in rows)
        {
            Add(row.Code, row);
            if (row.Number is { } number && row.Key != row.Code)
            {
                Add(number.ToString(CultureInfo.InvariantCulture), row);
            }
        }

        _bySpan = _byCode.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Each code and number with its rows.</summary>
    internal IReadOnlyDictionary<string, StorageErrorDefinition[]> ByCode => _byCode;

    /// <summary>The row of that code and status; without one of that status, the first of that code.</summary>
    internal StorageErrorDefinition? Find(ReadOnlySpan<char> code, HttpStatusCode? status) => _bySpan.TryGetValue(code, out var rows) ? Choose(rows, status) : null;

    /// <summary>Of the rows of one code that of the status, or the first.</summary>
    internal static StorageErrorDefinition Choose(StorageErrorDefinition[] rows, HttpStatusCode? status)
    {
        if (rows.Length > 1 && status is not null)
        {
            foreach (var row in rows)
            {
                if (row.StatusCode == status)
                {
                    return row;
                }
            }
        }

        return rows[0];
    }

    /// <summary>Whether a row of the same key is there.</summary>
    internal bool Holds(StorageErrorDefinition row) => _byCode.TryGetValue(row.Key, out var rows) && rows.Any(row.HasKeyOf);

    void Add(string code, StorageErrorDefinition row)
    {
        if (!_byCode.TryGetValue(code, out var rows))
        {
            _byCode.Add(code, [row]);
            return;
        }

        if (rows.Any(row.HasKeyOf))
        {
            throw new ArgumentException($"The registry holds the row {row} of section {row.Section} twice.");
        }

        _byCode[code] = [.. rows, row];
    }
}
