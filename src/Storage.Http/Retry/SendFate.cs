namespace Storage.Http.Retry;

/// <summary>What became of a request whose send ended in an exception.</summary>
enum SendFate
{
    /// <summary>The exception says nothing of a send.</summary>
    Unknown,

    /// <summary>The request never left this machine.</summary>
    NeverSent,

    /// <summary>The request went out, at least in part, and no answer came.</summary>
    Lost,

    /// <summary>The server's certificate was refused.</summary>
    CertificateRefused,

    /// <summary>A strategy further in, such as a circuit breaker or a limiter, did not let the request through.</summary>
    Rejected,

    /// <summary>An answer came, and the exception tells which: that of a handler further in, or of a caller who checks for success inside a pipeline.</summary>
    Answered,
}
