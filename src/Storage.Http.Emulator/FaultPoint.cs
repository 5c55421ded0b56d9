namespace Storage.Http.Emulator;

/// <summary>Where a request or its answer stops.</summary>
public enum FaultPoint
{
    /// <summary>While the request's body comes in; the operation is not executed.</summary>
    InRequestBody = 0,

    /// <summary>After the request was received whole, before the first byte of the answer.</summary>
    BeforeHeaders,

    /// <summary>After the status line and headers, before the first byte of the body.</summary>
    AfterHeaders,

    /// <summary>In the body, by default in its middle.</summary>
    InBody,

    /// <summary>After the last byte of the body.</summary>
    AfterBody,
}
