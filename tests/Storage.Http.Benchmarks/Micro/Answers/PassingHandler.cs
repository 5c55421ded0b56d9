namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>Hands every request on, as a handler does that has nothing to do with this one.</summary>
sealed class PassingHandler : DelegatingHandler
{
}
