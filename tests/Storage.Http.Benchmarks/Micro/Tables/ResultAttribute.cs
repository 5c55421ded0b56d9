namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>What a benchmark returns when it has done its job; on a class, for all of its benchmarks that do not say otherwise.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
sealed class ResultAttribute(object wanted) : Attribute
{
    public object Wanted { get; } = wanted;
}
