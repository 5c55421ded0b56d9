using FsCheck;
using FsCheck.Fluent;
using Storage.Http.Pacing;

namespace Storage.Http.Tests.Pacing;

/// <summary>The phases, one by one. Times are seconds.</summary>
public class PaceRateTests
{
    [Fact]
    public void Nothing_is_paced_until_a_first_refusal()
    {
        var rate = new PaceRate();
        for (var now = 0.0; now < 100; now += 0.01)
        {
            rate.Sent(now);
            rate.Accepted(now);

            Assert.Equal((PacePhase.Free, double.PositiveInfinity), (rate.Phase, rate.PerSecond));
        }

        Assert.Equal((0, 0), (rate.Age(200), rate.SecondsFor(1_000_000)));
    }

    [Fact]
    public void The_search_of_a_cold_client_begins_low()
    {
        var rate = new PaceRate();
        rate.Sent(0);
        rate.Refused(0.1, 0, served: false);

        Assert.Equal((PacePhase.Searching, 0.5), (rate.Phase, rate.PerSecond));
    }

    [Fact]
    public void The_search_of_a_busy_client_begins_at_what_was_served_or_half_of_what_was_sent()
    {
        var (served, refused) = (new PaceRate(), new PaceRate());
        for (var i = 0; i < 1000; i++)
        {
            served.Sent(i / 100.0);
            served.Accepted(i / 100.0);
            refused.Sent(i / 100.0);
        }

        served.Refused(10, 9.99, served: false);
        refused.Refused(10, 9.99, served: false);

        Assert.Equal(90, served.PerSecond, 3.0);
        Assert.Equal(50, refused.PerSecond, 3.0);
    }

    [Fact]
    public void A_burst_after_an_idle_time_begins_the_search_as_one_after_none()
    {
        var rate = new PaceRate();
        rate.Sent(0);
        rate.Accepted(0.1);
        for (var i = 0; i < 64; i++)
        {
            rate.Sent(1000);
        }

        rate.Refused(1000.1, 1000, served: false);

        Assert.InRange(rate.PerSecond, 12, 32);
    }

    [Fact]
    public void The_search_doubles_each_second_and_counts_what_it_allows()
    {
        var rate = Searching(0);

        var expected = rate.SecondsFor(3);
        var allowed = 0.0;
        for (var now = 0.0; now < expected; now += 0.001)
        {
            allowed += rate.Age(now);
        }

        Assert.Equal(3, allowed, 0.01);
        rate.Age(4);
        Assert.Equal(0.5 * 16, rate.PerSecond, 1e-6);
    }

    [Fact]
    public void What_the_rate_allows_does_not_hang_on_how_often_it_is_asked()
    {
        var (often, once) = (Searching(0), Searching(0));
        var sum = 0.0;
        for (var i = 1; i <= 1000; i++)
        {
            sum += often.Age(i / 200.0);
        }

        Assert.Equal(sum, once.Age(5), 1e-6);
    }

    [Fact]
    public void The_next_refusal_ends_the_search()
    {
        var rate = Searching(0);
        Send(rate, 1, 8);
        rate.Refused(3, 2.9, served: false);

        Assert.Equal(PacePhase.Steady, rate.Phase);
        Assert.InRange(rate.PerSecond, PaceRate.Slowest, 4);
    }

    [Fact]
    public void A_refusal_of_what_went_out_before_the_search_does_not_end_it()
    {
        var rate = Searching(1);
        rate.Refused(1.5, 0.9, served: false);

        Assert.Equal(PacePhase.Searching, rate.Phase);
    }

    [Fact]
    public void A_search_that_ran_on_while_nothing_was_sent_proves_nothing()
    {
        var rate = Searching(0);
        rate.Age(50);
        Send(rate, 50, 20);
        rate.Refused(50.1, 50, served: false);

        Assert.InRange(rate.PerSecond, 10, 60);
    }

    [Fact]
    public void A_minute_after_the_last_refusal_everything_is_free_again()
    {
        var rate = Searching(0);
        rate.Refused(30, 29, served: false);
        rate.Age(90);
        Assert.Equal(PacePhase.Steady, rate.Phase);

        rate.Age(90.001);
        Assert.Equal((PacePhase.Free, double.PositiveInfinity, false), (rate.Phase, rate.PerSecond, rate.IsOverloaded));
    }

    [Fact]
    public void After_a_free_time_an_old_overload_is_forgotten()
    {
        var rate = Searching(0);
        Refuse(rate, 1, 20);
        Assert.True(rate.IsOverloaded);
        rate.Age(100);
        rate.Refused(101, 100.9, served: false);

        Assert.Equal((PacePhase.Searching, false), (rate.Phase, rate.IsOverloaded));
    }

    [Fact]
    public void Time_that_was_asked_for_neither_grows_the_rate_nor_forgets_the_refusal()
    {
        var rate = Searching(0);
        rate.Hold(100);

        Assert.Equal(0, rate.Age(100));
        Assert.Equal((PacePhase.Searching, 0.5), (rate.Phase, rate.PerSecond));
        rate.Age(160);
        Assert.Equal(PacePhase.Searching, rate.Phase);
        rate.Age(160.001);
        Assert.Equal(PacePhase.Free, rate.Phase);
    }

    [Fact]
    public void A_hold_is_never_shortened()
    {
        var rate = Searching(0);
        rate.Hold(10);
        rate.Hold(5);

        Assert.Equal(10, rate.HeldUntil);
    }

    [Fact]
    public void Whatever_is_answered_the_rate_keeps_within_its_bounds() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Wait, byte Act, byte Late)[]>(), Walk).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static void Walk((byte Wait, byte Act, byte Late)[] course)
    {
        var rate = new PaceRate();
        var (now, before) = (0.0, PacePhase.Free);
        for (var round = 0; round < 20; round++)
        {
            foreach (var (wait, act, late) in course)
            {
                // From a microsecond to a day.
                now += Math.Pow(10, (wait / 255.0 * 11) - 6);
                switch (act % 6)
                {
                    case 0:
                        rate.Hold(now + late);
                        break;
                    case 1:
                        rate.Refused(now, now - (late / 10.0), served: true);
                        break;
                    case 2:
                        rate.Refused(now, now - (late / 10.0), served: false);
                        break;
                    case 3:
                        rate.Sent(now);
                        break;
                    default:
                        rate.Accepted(now);
                        break;
                }

                var allowed = rate.Age(now);
                Assert.True(rate.PerSecond >= PaceRate.Slowest, $"The rate is {rate.PerSecond}.");
                Assert.Equal(rate.Phase == PacePhase.Free, double.IsPositiveInfinity(rate.PerSecond));
                Assert.InRange(allowed, 0, double.MaxValue);
                Assert.InRange(rate.SecondsFor(1000), 0, 1000 / PaceRate.Slowest);
                Assert.True(rate.Phase != PacePhase.Free || act % 6 is not (1 or 2));
                Assert.Contains(rate.Phase, Next(before));
                before = rate.Phase;
            }
        }
    }

    // Time may pass, which frees, and then an answer may begin anew.
    static PacePhase[] Next(PacePhase phase) => phase switch
    {
        PacePhase.Free => [PacePhase.Free, PacePhase.Searching],
        PacePhase.Searching => [PacePhase.Searching, PacePhase.Steady, PacePhase.Recovering, PacePhase.Free],
        PacePhase.Steady => [PacePhase.Steady, PacePhase.Recovering, PacePhase.Free, PacePhase.Searching],
        _ => [PacePhase.Recovering, PacePhase.Steady, PacePhase.Searching, PacePhase.Free],
    };

    static PaceRate Searching(double since)
    {
        var rate = new PaceRate();
        rate.Refused(since, since, served: false);
        return rate;
    }

    static void Send(PaceRate rate, double now, int times)
    {
        for (var i = 0; i < times; i++)
        {
            rate.Sent(now);
        }
    }

    static void Refuse(PaceRate rate, double now, int times)
    {
        for (var i = 0; i < times; i++)
        {
            rate.Refused(now, now, served: false);
        }
    }
}
