using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Reading;

/// <summary>A code that only a related store has: the store's own rows are asked first.</summary>
[Result("AuthorizationHeaderMalformed")]
public class LookUpRelative() : LookUp("AuthorizationHeaderMalformed")
{
}
