using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>503 with the SlowDown of COS's page, then the object.</summary>
[Result(HttpStatusCode.OK)]
public class Throttled() : FailedCall(static () => CourseStub.Of(StoreAnswer.CosSlowDown, StoreAnswer.CosObject))
{
}
