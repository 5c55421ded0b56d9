namespace Storage.Http.Tests.Transcripts;

/// <summary>How an answer leaves the server.</summary>
public enum Delivery
{
    /// <summary>In one write.</summary>
    AtOnce,

    /// <summary>One write per byte.</summary>
    ByteByByte,
}
