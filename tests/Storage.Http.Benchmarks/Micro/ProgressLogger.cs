using System.Text;
using BenchmarkDotNet.Loggers;

namespace Storage.Http.Benchmarks.Micro;

/// <summary>Of all that BenchmarkDotNet says, tells the name of each case as it begins, and where one goes wrong, all that was said of it.</summary>
sealed class ProgressLogger(TextWriter output) : ILogger
{
    const string CaseMark = "// Benchmark: ";

    readonly StringBuilder _line = new();
    readonly List<string> _case = [];
    LogKind _kind;

    public string Id => nameof(ProgressLogger);

    public int Priority => 0;

    public void Write(LogKind logKind, string text)
    {
        _kind = logKind;
        _line.Append(text);
    }

    public void WriteLine()
    {
        var line = _line.ToString();
        _line.Clear();
        if (line.StartsWith(CaseMark, StringComparison.Ordinal))
        {
            _case.Clear();
            output.WriteLine(line[CaseMark.Length..].Split(':')[0]);
        }

        _case.Add(line);
        if (_kind == LogKind.Error)
        {
            _case.ForEach(output.WriteLine);
            _case.Clear();
        }
    }

    public void WriteLine(LogKind logKind, string text)
    {
        Write(logKind, text);
        WriteLine();
    }

    public void Flush() => output.Flush();
}
