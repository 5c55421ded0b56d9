using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>A code that no store has: all are asked.</summary>
[Result("no row")]
public class LookUpUnknown() : LookUp("NobodyKnowsThis")
{
}
