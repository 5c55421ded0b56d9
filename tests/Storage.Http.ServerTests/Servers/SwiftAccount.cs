namespace Storage.Http.ServerTests.Servers;

/// <summary>Who may log in, and the account that the buckets belong to.</summary>
public sealed record SwiftAccount(string Name, string AccessKey, string SecretKey)
{
    public static SwiftAccount Tester { get; } = new("AUTH_test", "test:tester", "testing");

    /// <summary>For tests that change how many writes a second the account may make.</summary>
    public static SwiftAccount Slow { get; } = new("AUTH_slow", "slow:tester", "testing");

    /// <summary>May do nothing.</summary>
    public static SwiftAccount Reader { get; } = new("AUTH_test", "test:reader", "testing");

    /// <summary>Does not sign.</summary>
    public static SwiftAccount Nobody { get; } = new("", "", "");

    public override string ToString() => AccessKey;
}
