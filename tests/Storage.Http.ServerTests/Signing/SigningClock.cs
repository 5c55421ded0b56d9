namespace Storage.Http.ServerTests.Signing;

/// <summary>The time that requests are signed with: the machine's, and what that is known to be off.</summary>
sealed class SigningClock(TimeProvider? machine = null)
{
    /// <summary>What is added to the machine's time.</summary>
    public TimeSpan Offset { get; set; }

    public DateTimeOffset Now => (machine ?? TimeProvider.System).GetUtcNow() + Offset;
}
