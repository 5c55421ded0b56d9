using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Tests.Benchmarks;

/// <summary>One case of two fails. BenchmarkDotNet wants it public.</summary>
public class FailingBenchmark
{
    [Case(CaseRole.Ours, "ours")]
    public int Ours() => GetHashCode() == 0 ? 0 : throw new InvalidOperationException("This one fails.");

    [Case(CaseRole.Peer, "peer")]
    public int Peer() => GetHashCode();
}
