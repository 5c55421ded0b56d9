using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>A code of the store's own page.</summary>
[Result("SlowDown")]
public class LookUpOwn() : LookUp("SlowDown")
{
}
