namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>The policies that are compared, in the order of the tables.</summary>
static class AllPolicies
{
    internal const string OursId = "ours";
    internal const string ThrottlingId = "throttling";
    internal const string NoneId = "none";

    internal static IReadOnlyList<Policy> List { get; } =
    [
        new(NoneId, "no retries", "The first answer is the last.", static parts => parts.Store, 0, PolicyKind.None),
        new("constant", "constant", "Polly's retry: three, 200 ms apart.", PollyPolicies.Constant, 3, PolicyKind.Retry),
        new("polly", "Polly exponential", "The retry of Microsoft.Extensions.Http.Resilience alone: three, 2 s base, exponential, jitter.", PollyPolicies.Exponential, 3, PolicyKind.Retry),
        new("standard", "standard handler", "All five strategies of its standard handler: 1,000 calls at a time, 30 s in all, that retry, a circuit breaker at 10 % failures of at least 100 in 30 s for 5 s, 10 s an attempt.", PollyPolicies.Standard, 3, PolicyKind.RetryAndMore),
        new("aws", "AWS standard", "Three attempts, rand × 2ⁿ⁻¹ s up to 20 s, a quota of 500 tokens a client; the rules of 2026 change nothing of it after SlowDown.", static parts => new AwsHandler(parts, null), 2, PolicyKind.Retry),
        new("aws-adaptive", "AWS adaptive", "The same, and a client-side rate that CUBIC sets.", static parts => new AwsHandler(parts, new(parts.Time)), 2, PolicyKind.RetryAndMore),
        new(OursId, "ours by default", "`new StorageErrorHandlingOptions()`, with the provider named.", OurPolicies.Default, 3, PolicyKind.Ours),
        new(ThrottlingId, "ours, Throttling", "As by default, and `Throttling = new()`: the rate learned per host, up to twenty retries.", OurPolicies.Throttling, 20, PolicyKind.Ours),
    ];
}
