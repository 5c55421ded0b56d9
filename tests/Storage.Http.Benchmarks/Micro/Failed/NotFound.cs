using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>404 with NoSuchKey, which nobody repeats; Polly's retry logs nothing of it.</summary>
[Result(HttpStatusCode.NotFound)]
public class NotFound() : FailedCall(static () => CourseStub.Of(StoreAnswer.CosNoSuchKey))
{
}
