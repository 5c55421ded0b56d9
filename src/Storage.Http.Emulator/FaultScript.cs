using Storage.Http.Emulator.Faults;

namespace Storage.Http.Emulator;

/// <summary>The faults that are still to come. A request meets the first rule that matches it and has a fault left, in the order in which the rules were made.</summary>
public sealed class FaultScript
{
    readonly List<FaultRule> _rules = [];

    internal FaultScript()
    {
    }

    internal Lock Gate { get; } = new();

    /// <summary>The faults for the next requests, whatever they are, one each, in this order.</summary>
    /// <param name="faults">The faults; <see cref="Fault.Pass"/> lets a request through.</param>
    /// <returns>The rule, to be repeated or asked.</returns>
    public FaultRule Next(params Fault[] faults) => new FaultRule(this, new(null, null, null, null)).Answer(faults);

    /// <summary>Takes all faults back: everything is served well.</summary>
    public void Clear()
    {
        lock (Gate)
        {
            _rules.Clear();
        }
    }

    // Called under the gate.
    internal void Add(FaultRule rule) => _rules.Add(rule);

    internal Fault? Take(in RequestHead head)
    {
        lock (Gate)
        {
            foreach (var rule in _rules)
            {
                if (rule.Take(head) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }
}
