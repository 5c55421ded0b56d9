using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Storage.Http.Tests.Matrix;

/// <summary>Speaks TLS in front of a plain server; on demand it hangs up on the first connection.</summary>
sealed class TlsRelay : IAsyncDisposable
{
    static readonly X509Certificate2 Certificate = Create();

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<Task> _connections = [];
    readonly CancellationTokenSource _stopping = new();
    readonly Task _accepting;
    readonly int _target;
    readonly bool _breaksFirst;

    public TlsRelay(int target, bool breaksFirst)
    {
        _target = target;
        _breaksFirst = breaksFirst;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public static bool IsOwn(X509Certificate? certificate) => certificate?.GetRawCertData().AsSpan().SequenceEqual(Certificate.RawData) ?? false;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
    }

    async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                _connections.Add(RelayAsync(socket, isBroken: _breaksFirst && number == 1));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return; // stopped
        }
    }

    async Task RelayAsync(Socket socket, bool isBroken)
    {
        using var incoming = new NetworkStream(socket, ownsSocket: true);
        if (isBroken)
        {
            return;
        }

        using var outgoing = new TcpClient();
        try
        {
            await using var secure = new SslStream(incoming);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stopping.Token);
            await outgoing.ConnectAsync(IPAddress.Loopback, _target, _stopping.Token);
            await Task.WhenAny(secure.CopyToAsync(outgoing.GetStream(), _stopping.Token), outgoing.GetStream().CopyToAsync(secure, _stopping.Token));
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException or SocketException)
        {
            return; // the client does not like it, or the relay ends
        }
    }
}
