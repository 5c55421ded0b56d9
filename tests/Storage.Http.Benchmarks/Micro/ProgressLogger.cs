using System.Text;
using BenchmarkDotNet.Loggers;

namespace Storage.Http.Benchmarks.Micro;

/// <summary>Of all that BenchmarkDotNet says, tells the name of each case as it begins, and what went wrong.</summary>
sealed class ProgressLogger(TextWriter output) : ILogger
{
    const string CaseMark = "// Benchmark: ";

    readonly StringBuilder _line = new();
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
            output.WriteLine(line[CaseMark.Length..].Split(':')[0]);
        }
        else if (_kind == LogKind.Error && line.Length > 0)
        {
            output.WriteLine(line);
        }
    }

    public void WriteLine(LogKind logKind, string text)
    {
        Write(logKind, text);
        WriteLine();
    }

    public void Flush() => output.Flush();
}
