using System.Net;

namespace Storage.Http.Responses;

/// <summary>A body of which the beginning was read: the same bytes again, then the rest of the original, or the exception that it ended with.</summary>
sealed class ReplayedContent : JudgedContent
{
    readonly HttpContent _original;
    readonly byte[] _bytes;
    readonly int _count;
    readonly Stream? _rest;
    readonly PendingRead? _pending;
    readonly Exception? _failure;
    bool _isConsumed;

    internal ReplayedContent(HttpContent original, byte[] bytes, int count, BodyEnd end, Stream? rest, PendingRead? pending, Exception? failure)
    {
        _original = original;
        _bytes = bytes;
        _count = count;
        _rest = rest;
        _pending = pending;
        _failure = failure;
        End = end;
        foreach (var header in original.Headers.NonValidated)
        {
            if (header.Value.Count == 1)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
            }
            else
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
    }

    internal BodyEnd End { get; }

    /// <summary>The exception that the body ended with, which the caller meets behind the bytes; null when it did not break.</summary>
    internal Exception? Failure => _failure;

    /// <summary>The text of the bytes; nothing changes it any more.</summary>
    internal ReadOnlyMemory<byte> Text(ContentCoding coding, int limit, out bool isLimited) => BodyText.Read(_bytes, _count, coding, limit, out isLimited);

    // A length that the server did not tell, as in chunked coding, is told no more for having been read.
    protected override bool TryComputeLength(out long length)
    {
        var said = _original.Headers.ContentLength;
        length = said ?? 0;
        return said is not null;
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => Open();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(Open());

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (End == BodyEnd.Whole)
        {
            stream.Write(_bytes, 0, _count);
            return;
        }

        using var source = Open();
        source.CopyTo(stream);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (End == BodyEnd.Whole)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, _count), cancellationToken).ConfigureAwait(false);
            return;
        }

        var source = Open();
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pending?.Abort();
            _original.Dispose();
        }

        base.Dispose(disposing);
    }

    Stream Open()
    {
        if (End == BodyEnd.Whole)
        {
            return new MemoryStream(_bytes, 0, _count, writable: false);
        }

        if (_failure is null && _isConsumed)
        {
            throw new InvalidOperationException("The stream was already consumed. It cannot be read again.");
        }

        _isConsumed = true;
        return new ReplayedStream(_bytes, _count, _rest, _pending, _failure);
    }
}
