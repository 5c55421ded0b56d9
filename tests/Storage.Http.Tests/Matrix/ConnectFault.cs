namespace Storage.Http.Tests.Matrix;

/// <summary>What becomes of the first connection of a call.</summary>
enum ConnectFault
{
    None,
    Refused,
    TimesOut,
    NameUnknown,
    HandshakeBreaks,
    CertificateRefused,
    ProxyRefuses,
}
