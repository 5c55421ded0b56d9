namespace Storage.Http.ServerTests.Signing;

/// <summary>The time that requests are signed with: this machine's, and what it is known to be off.</summary>
sealed class SigningClock(TimeSpan offset = default)
{
    /// <summary>What is added to this machine's time.</summary>
    public TimeSpan Offset { get; set; } = offset;

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + Offset;
}
