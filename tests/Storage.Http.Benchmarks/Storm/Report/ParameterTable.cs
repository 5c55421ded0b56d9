using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>What the runs take for granted, and who takes part.</summary>
static class ParameterTable
{
    internal static string Store(StoreModel model) => TextTable.Write(
        ["of the store", "value"],
        [
            ["limit", Figures.Text($"{model.Limit} requests a second: what Cloud Infinite grants a bucket for persistent processing")],
            ["burst", Figures.Text($"{model.Burst} requests at once after a pause; the bucket starts full")],
            ["service", Figures.Text($"{model.ServiceTime.TotalMilliseconds} ms in the mean, lognormal, σ {model.Spread}: p99 is 1.7 times as long")],
            ["refusal", Figures.Text($"{model.RefusalTime.TotalMilliseconds} ms in the mean, the same spread: 503 with COS's SlowDown document, no Retry-After")],
        ]);

    internal static string Policies(IEnumerable<Policy> policies) =>
        TextTable.Write(["policy", "what it does"], policies.Select(policy => new[] { policy.Name, policy.Description }));
}
