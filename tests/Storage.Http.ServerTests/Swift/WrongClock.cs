namespace Storage.Http.ServerTests.Swift;

/// <summary>The clock of a machine that is wrong by so much.</summary>
sealed class WrongClock(TimeSpan error) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + error;
}
