using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Storage.Http.Tests.Scenarios;

/// <summary>A server whose handshakes fail: it shows a certificate that nobody trusts, or hangs up.</summary>
sealed class TlsServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Task _accepting;
    readonly X509Certificate2? _certificate;
    int _connections;

    public TlsServer(bool hasCertificate)
    {
        using var key = RSA.Create(2048);
        _certificate = hasCertificate
            ? new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue)
            : null;
        _listener.Start();
        Address = new($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        _certificate?.Dispose();
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using var socket = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
                if (_certificate is not null)
                {
                    await ShakeHandsAsync(socket, _certificate);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // stopped
            }
        }
    }

    static async Task ShakeHandsAsync(Socket socket, X509Certificate2 certificate)
    {
        await using var stream = new SslStream(new NetworkStream(socket));
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
            await stream.CopyToAsync(Stream.Null);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return; // the client does not like it
        }
    }
}
