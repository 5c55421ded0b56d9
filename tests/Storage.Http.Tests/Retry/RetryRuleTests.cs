using Storage.Http.Retry;

namespace Storage.Http.Tests.Retry;

public class RetryRuleTests
{
    [Fact]
    public void Every_kind_has_the_scope_of_the_design()
    {
        var scopes = Enum.GetValues<StorageErrorKind>().ToDictionary(kind => kind, kind => RetryRule.Of(kind).Scope);

        StorageErrorKind[] any = [StorageErrorKind.Throttling, StorageErrorKind.Timeout, StorageErrorKind.Integrity];
        StorageErrorKind[] idempotent = [StorageErrorKind.Transient, StorageErrorKind.Connection, StorageErrorKind.Upstream, StorageErrorKind.Conflict, StorageErrorKind.Incomplete];
        StorageErrorKind[] repair = [StorageErrorKind.ClockSkew, StorageErrorKind.CredentialsExpired];
        Assert.All(any, kind => Assert.Equal(RetryScope.Any, scopes[kind]));
        Assert.All(idempotent, kind => Assert.Equal(RetryScope.Idempotent, scopes[kind]));
        Assert.All(repair, kind => Assert.Equal(RetryScope.AfterRepair, scopes[kind]));
        Assert.All(Enum.GetValues<StorageErrorKind>().Except([.. any, .. idempotent, .. repair]), kind => Assert.Equal(RetryScope.Never, scopes[kind]));
    }

    [Theory]
    [InlineData(StorageErrorKind.Upstream, 2)]
    [InlineData(StorageErrorKind.Integrity, 1)]
    [InlineData(StorageErrorKind.Throttling, int.MaxValue)]
    [InlineData(StorageErrorKind.Transient, int.MaxValue)]
    public void Some_kinds_are_retried_fewer_times(StorageErrorKind kind, int retries) => Assert.Equal(retries, RetryRule.Of(kind).MaxRetries);

    [Theory]
    [InlineData(StorageErrorKind.Throttling, false)]
    [InlineData(StorageErrorKind.Timeout, false)]
    [InlineData(StorageErrorKind.Integrity, false)]
    [InlineData(StorageErrorKind.Transient, true)]
    [InlineData(StorageErrorKind.Incomplete, true)]
    [InlineData(StorageErrorKind.Connection, true)]
    [InlineData(StorageErrorKind.Unknown, true)]
    public void What_was_refused_before_execution_has_not_run(StorageErrorKind kind, bool mayHaveRun) =>
        Assert.Equal(mayHaveRun, RetryRule.MayHaveRun(new() { Kind = kind }));
}
