using System.Globalization;

namespace Storage.Http.Emulator.Faults;

/// <summary>The options of the control header: <c>name=value</c>, or a name alone.</summary>
sealed class FaultOptions
{
    readonly List<KeyValuePair<string, string>> _options = [];
    readonly HashSet<string> _used = [];

    internal FaultOptions(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            _options.Add(equals < 0 ? new(word, "") : new(word[..equals].TrimEnd(), word[(equals + 1)..].TrimStart()));
        }
    }

    internal string? Text(string name)
    {
        _used.Add(name);
        foreach (var (key, value) in _options)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    internal int? Number(string name) => Text(name) is { } text ? FaultParser.Number(text) : null;

    internal TimeSpan Milliseconds(string name) => TimeSpan.FromMilliseconds(Number(name) ?? 0);

    /// <summary>What any fault may have besides.</summary>
    internal Fault Apply(Fault fault)
    {
        if (Text("retry-after") is { } wait)
        {
            fault = fault.WithHeader("Retry-After", wait);
        }

        foreach (var (_, value) in _options.Where(option => option.Key == "header"))
        {
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            fault = colon > 0 ? fault.WithHeader(value[..colon].Trim(), value[(colon + 1)..].Trim()) : throw new FormatException($"header={value} is not of the form header=Name: value.");
        }

        _used.Add("header");
        fault = Number("blanks") is { } blanks ? fault.AfterBlanks(blanks, Milliseconds("every")) : fault;
        fault = Number("chunk") is { } chunk ? fault.InChunks(chunk, Milliseconds("every")) : fault;
        fault = Text("after") is null ? fault : fault.After(Milliseconds("after"));
        fault = Text("hang") is { } hang ? fault.ThenHang(FaultParser.Point(hang), Number("bytes")) : fault;
        fault = Text("reset") is { } reset ? fault.ThenReset(FaultParser.Point(reset), Number("bytes")) : fault;
        fault = Text("close") is { } close ? fault.ThenClose(FaultParser.Point(close), Number("bytes")) : fault;
        fault = Text("gzip") is null ? fault : fault.Compressed();
        fault = Text("early") is null ? fault : fault.BeforeRequestBody();
        fault = Text("effect") is null ? fault : fault.WithEffect();
        return Text("no-effect") is null ? fault : fault.WithoutEffect();
    }

    internal void RequireAllUsed()
    {
        foreach (var (key, _) in _options)
        {
            if (!_used.Contains(key))
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{key} is no option of this fault."));
            }
        }
    }
}
