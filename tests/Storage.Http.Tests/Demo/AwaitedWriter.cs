namespace Storage.Http.Tests.Demo;

/// <summary>Text that can be waited for while another task writes it.</summary>
sealed class AwaitedWriter : StringWriter
{
    readonly Lock _gate = new();
    readonly List<(string Text, TaskCompletionSource Seen)> _waiters = [];

    internal Task WaitForAsync(string text)
    {
        lock (_gate)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((text, seen));
            Tell();
            return seen.Task;
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        lock (_gate)
        {
            base.Write(value);
            Tell();
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return base.ToString();
        }
    }

    void Tell()
    {
        foreach (var (text, seen) in _waiters)
        {
            if (base.ToString().Contains(text, StringComparison.Ordinal))
            {
                seen.TrySetResult();
            }
        }
    }
}
