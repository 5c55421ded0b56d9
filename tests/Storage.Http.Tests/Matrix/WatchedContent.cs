using System.Net;

namespace Storage.Http.Tests.Matrix;

/// <summary>The body of an answer as it came over the wire: keeps what was read of it and whether it was let go.</summary>
sealed class WatchedContent : HttpContent
{
    readonly HttpContent _original;
    readonly Action _disposed;
    readonly MemoryStream _seen = new();
    readonly bool _keeps;
    int _disposals;

    public WatchedContent(HttpContent original, bool keeps, Action disposed)
    {
        _original = original;
        _keeps = keeps;
        _disposed = disposed;
        foreach (var (name, values) in original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    public bool IsDisposed => Volatile.Read(ref _disposals) > 0;

    /// <summary>What was read so far.</summary>
    public byte[] Seen
    {
        get
        {
            lock (_seen)
            {
                return _seen.ToArray();
            }
        }
    }

    internal void See(ReadOnlySpan<byte> bytes)
    {
        if (_keeps)
        {
            lock (_seen)
            {
                _seen.Write(bytes);
            }
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() => new WatchedStream(await _original.ReadAsStreamAsync(), this);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new WatchedStream(_original.ReadAsStream(cancellationToken), this);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await (await CreateContentReadStreamAsync()).CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _disposals, 1) == 0)
        {
            _disposed();
        }

        _original.Dispose();
        base.Dispose(disposing);
    }
}
