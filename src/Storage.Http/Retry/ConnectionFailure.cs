using System.Net.Sockets;
using System.Security.Authentication;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Storage.Http.Retry;

/// <summary>Tells from a send's exception, by types and enums alone, what became of the request.</summary>
static class ConnectionFailure
{
    internal static SendFate FateOf(Exception exception) => exception switch
    {
        StorageException => SendFate.Answered,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } e => Has<AuthenticationException>(e) ? SendFate.CertificateRefused : SendFate.NeverSent,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } => SendFate.NeverSent,
        HttpRequestException { HttpRequestError: HttpRequestError.UserAuthenticationError or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError } => SendFate.Unknown,
        HttpRequestException { StatusCode: not null } => SendFate.Answered,
        HttpRequestException or IOException or SocketException or AttemptTimeoutException or TimeoutRejectedException => SendFate.Lost,

        // A timeout's exception is of this type too, but by then the request may have gone out.
        ExecutionRejectedException => SendFate.Rejected,

        // How SocketsHttpHandler reports that its ConnectTimeout has passed. HttpClient.Timeout, which may pass at any time, looks alike but for the
        // cancellation inside, and what a handler of the caller's own throws but for the token. The caller's own cancellation was ruled out before.
        OperationCanceledException { InnerException: TimeoutException { InnerException: not OperationCanceledException }, CancellationToken.IsCancellationRequested: true } => SendFate.NeverSent,
        OperationCanceledException or TimeoutException => SendFate.Lost,
        AuthenticationException => SendFate.CertificateRefused,
        _ => SendFate.Unknown,
    };

    internal static StorageError ToError(Exception exception, SendFate fate, StorageProvider? provider) => (fate, exception) switch
    {
        (SendFate.Answered, StorageException storage) => storage.Error,
        (SendFate.Answered, HttpRequestException { StatusCode: { } status }) => new()
        {
            Provider = provider,
            Kind = StatusKind.Of(status),
            Message = exception.Message,
            StatusCode = status,
            WireStatusCode = status,
        },
        _ => new()
        {
            Provider = provider,
            Kind = fate == SendFate.Unknown ? StorageErrorKind.Unknown : StorageErrorKind.Connection,
            Message = exception.Message,
            NeverSent = fate is SendFate.NeverSent or SendFate.CertificateRefused or SendFate.Rejected,

            // An open circuit says when it lets somebody try.
            ServerDelay = (exception as BrokenCircuitException)?.RetryAfter,
        },
    };

    static bool Has<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T)
            {
                return true;
            }
        }

        return false;
    }
}
