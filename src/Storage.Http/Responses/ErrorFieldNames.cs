using System.Text;

namespace Storage.Http.Responses;

/// <summary>The names under which the stores write an error's fields, in any case.</summary>
static class ErrorFieldNames
{
    internal static ErrorField Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when Is(name, "Msg"u8) => ErrorField.Message, // document comparison of Cloud Infinite
        4 when name.SequenceEqual("code"u8) || Is(name, "Code"u8) => ErrorField.Code,
        6 when Is(name, "HostId"u8) => ErrorField.HostId,
        7 when name.SequenceEqual("message"u8) || Is(name, "Message"u8) => ErrorField.Message,
        7 when Is(name, "TraceId"u8) => ErrorField.TraceId,
        7 when Is(name, "host_id"u8) => ErrorField.HostId,
        8 when Is(name, "Resource"u8) => ErrorField.Resource,
        8 when Is(name, "trace_id"u8) => ErrorField.TraceId,
        9 when Is(name, "RequestId"u8) => ErrorField.RequestId,
        10 when Is(name, "request_id"u8) => ErrorField.RequestId,
        _ => ErrorField.Other,
    };

    // Most stores write them so.
    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> usual) => name.SequenceEqual(usual) || Ascii.EqualsIgnoreCase(name, usual);
}
