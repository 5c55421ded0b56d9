namespace Storage.Http.Responses;

/// <summary>The part that a header of an answer plays.</summary>
enum AnswerHeaderPart
{
    RequestId,
    TraceId,
    HostId,
    Server,
    RetryAfter,
    Delay,
    Error,
    ErrorMessage,
}
