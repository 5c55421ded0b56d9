using Storage.Http.Emulator.Faults;

namespace Storage.Http.Emulator;

/// <summary>Which requests meet a fault, and how often. Made by <see cref="StorageEmulator.On"/>; it does nothing before <see cref="Answer"/>.</summary>
public sealed class FaultRule
{
    readonly FaultScript _script;
    readonly RequestPattern _pattern;
    Fault[] _faults = [];
    int _times = 1;
    int _used;

    internal FaultRule(FaultScript script, RequestPattern pattern)
    {
        _script = script;
        _pattern = pattern;
    }

    /// <summary>How many requests have met a fault by this rule.</summary>
    public int Hits
    {
        get
        {
            lock (_script.Gate)
            {
                return _used;
            }
        }
    }

    /// <summary>How many faults are left; afterwards matching requests are served well again.</summary>
    public int Remaining
    {
        get
        {
            lock (_script.Gate)
            {
                return _times == int.MaxValue && _faults.Length > 0 ? int.MaxValue : (_faults.Length * _times) - _used;
            }
        }
    }

    /// <summary>The faults for the next matching requests, one each, in this order.</summary>
    /// <param name="faults">The faults; <see cref="Fault.Pass"/> lets a request through.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    /// <exception cref="InvalidOperationException">The rule has its faults already.</exception>
    public FaultRule Answer(params Fault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Length == 0 || faults.Contains(null))
        {
            throw new ArgumentException("Give at least one fault, and no null.", nameof(faults));
        }

        lock (_script.Gate)
        {
            if (_faults.Length > 0)
            {
                throw new InvalidOperationException("The rule has its faults already; make another one.");
            }

            _faults = [.. faults];
            _script.Add(this);
        }

        return this;
    }

    /// <summary>How often the row of faults is gone through; 1 unless said.</summary>
    /// <param name="times">The number of rounds.</param>
    /// <returns>This rule.</returns>
    public FaultRule Times(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_script.Gate)
        {
            _times = times;
        }

        return this;
    }

    /// <summary>Goes through the row of faults for ever.</summary>
    /// <returns>This rule.</returns>
    public FaultRule Always() => Times(int.MaxValue);

    // Called under the script's gate.
    internal Fault? Take(in RequestHead head)
    {
        if ((_times != int.MaxValue && _used >= (long)_faults.Length * _times) || !_pattern.Matches(head))
        {
            return null;
        }

        return _faults[_used++ % _faults.Length];
    }
}
