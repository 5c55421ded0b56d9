using Storage.Http.Pacing;

namespace Storage.Http.Tests.Pacing;

/// <summary>A pacer under a clock that the test moves, and what its turns came to.</summary>
sealed class PacerCourse(int queueLimit = 1000, double longestHold = 60)
{
    readonly List<string> _gone = [];

    public FakeTimeProvider Time { get; } = new();

    public Pacer Pacer => field ??= new(Time, queueLimit, TimeSpan.FromSeconds(longestHold));

    /// <summary>Who went out, in order.</summary>
    public IReadOnlyList<string> Gone => _gone;

    /// <summary>A pacer whose store has refused everything of late: it tries a little.</summary>
    public static PacerCourse Overloaded(int queueLimit = 1000, double longestHold = 60)
    {
        var course = new PacerCourse(queueLimit, longestHold);
        course.Refuse(40);
        return course;
    }

    /// <summary>A pacer that has found its limit at about 90 per second and does not move while no answer comes.</summary>
    public static PacerCourse Steady(int queueLimit = 1000)
    {
        var course = new PacerCourse(queueLimit);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(course.EnterAsync().IsCompleted);
            course.Pacer.Accepted();
            course.Advance(0.01);
        }

        course._gone.Clear();
        course.Refuse(2);
        Assert.InRange(course.Pacer.PerSecond, 80, 100);
        return course;
    }

    public async Task<double?> EnterAsync(string name = "", bool isRepeat = false, double longest = 90, CancellationToken cancellationToken = default)
    {
        var sentAt = await Pacer.EnterAsync(isRepeat, TimeSpan.FromSeconds(longest), cancellationToken).ConfigureAwait(false);
        _gone.Add(sentAt is null ? name + " refused" : name);
        return sentAt;
    }

    /// <summary>As many refusals of sends that went out just now.</summary>
    public void Refuse(int times, double? hint = null, bool served = false)
    {
        for (var i = 0; i < times; i++)
        {
            Pacer.Refused(double.MaxValue, hint is { } seconds ? TimeSpan.FromSeconds(seconds) : null, served);
        }
    }

    /// <summary>Lets time pass; who goes out has gone out on return.</summary>
    public void Advance(double seconds) => WithoutContext.Run(() => Time.Advance(TimeSpan.FromSeconds(seconds)));
}
