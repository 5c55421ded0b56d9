using Storage.Http.Pacing;

namespace Storage.Http.Tests.Pacing;

/// <summary>One client that always has something to send, at its rate and at most at <paramref name="demand"/>, to a store that answers after a while.</summary>
/// <param name="refuses">Whether the store refuses what comes at that time, in seconds.</param>
/// <param name="demand">How many requests per second the client would send if nothing held it back.</param>
/// <param name="latency">How long an answer takes, in seconds.</param>
/// <param name="slows">Whether it carries out what it refuses, only later.</param>
sealed class RateCourse(Func<double, bool> refuses, double demand = 1000, double latency = 0.05, bool slows = false)
{
    readonly Queue<(double SentAt, double AnsweredAt, bool Refused)> _underWay = new();
    double _credit;

    public PaceRate Rate { get; } = new();

    public double Now { get; private set; }

    public List<(double At, bool Refused)> Sent { get; } = [];

    /// <summary>The phases in the order of their beginning.</summary>
    public List<PacePhase> Phases { get; } = [PacePhase.Free];

    public void Run(double seconds)
    {
        for (var end = Now + seconds; Now < end; Now += 1 / demand)
        {
            _credit = Math.Min(_credit + Rate.Age(Now), 1 + (0.02 * Rate.PerSecond));
            Note();
            Answer();
            if (Rate.Phase == PacePhase.Free || (_credit >= 1 && Now >= Rate.HeldUntil))
            {
                _credit = Rate.Phase == PacePhase.Free ? 0 : _credit - 1;
                Rate.Sent(Now);
                var refused = refuses(Now);
                Sent.Add((Now, refused));
                _underWay.Enqueue((Now, Now + latency, refused));
            }
        }
    }

    public double SentPerSecond(double from, double to) => Sent.Count(send => send.At >= from && send.At < to) / (to - from);

    public double ServedPerSecond(double from, double to) => Sent.Count(send => !send.Refused && send.At >= from && send.At < to) / (to - from);

    /// <summary>A store with a bucket of tokens, filled at a rate that may change.</summary>
    public static Func<double, bool> Limit(Func<double, double> perSecond, double burst = 10)
    {
        var (tokens, last) = (burst, 0.0);
        return now =>
        {
            tokens = Math.Min(burst, tokens + ((now - last) * perSecond(now)));
            last = now;
            if (tokens < 1)
            {
                return true;
            }

            tokens--;
            return false;
        };
    }

    void Answer()
    {
        while (_underWay.TryPeek(out var next) && next.AnsweredAt <= Now)
        {
            _underWay.Dequeue();
            if (next.Refused)
            {
                Rate.Refused(Now, next.SentAt, slows);
            }
            else
            {
                Rate.Accepted(Now);
            }

            Note();
        }
    }

    void Note()
    {
        if (Rate.Phase != Phases[^1])
        {
            Phases.Add(Rate.Phase);
        }
    }
}
