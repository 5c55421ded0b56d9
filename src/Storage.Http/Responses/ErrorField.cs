namespace Storage.Http.Responses;

/// <summary>The fields of an error document that have a place of their own in the verdict.</summary>
enum ErrorField
{
    Other,
    Code,
    Message,
    RequestId,
    TraceId,
    Resource,
    HostId,
}
