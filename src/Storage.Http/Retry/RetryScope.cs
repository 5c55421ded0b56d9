namespace Storage.Http.Retry;

/// <summary>Which requests are repeated after an error of a kind.</summary>
enum RetryScope
{
    Never,
    Any,
    Idempotent,
    AfterRepair,
}
