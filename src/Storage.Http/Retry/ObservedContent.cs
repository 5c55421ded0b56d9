using System.Net;

namespace Storage.Http.Retry;

/// <summary>Stands for the caller's content during one attempt, with its headers, and watches it being read.</summary>
sealed class ObservedContent : HttpContent
{
    readonly RequestContent _content;

    internal ObservedContent(RequestContent content)
    {
        _content = content;
        foreach (var (name, values) in content.Original.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_content.Kept is { } kept)
        {
            await stream.WriteAsync(kept, cancellationToken).ConfigureAwait(false);
            return;
        }

        var observer = _content.BeginSend(stream);
        Exception? failure = null;
        try
        {
            await _content.Original.CopyToAsync(observer, context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            _content.EndSend(observer, cancellationToken.IsCancellationRequested ? null : failure);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_content.Kept is { } kept)
        {
            stream.Write(kept.Span);
            return;
        }

        var observer = _content.BeginSend(stream);
        Exception? failure = null;
        try
        {
            _content.Original.CopyTo(observer, context, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            _content.EndSend(observer, cancellationToken.IsCancellationRequested ? null : failure);
        }
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => _content.OpenRewound(cancellationToken) ?? base.CreateContentReadStream(cancellationToken);

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        _content.OpenRewound(CancellationToken.None) is { } stream ? Task.FromResult(stream) : base.CreateContentReadStreamAsync();

    protected override bool TryComputeLength(out long length)
    {
        var known = _content.Original.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    protected override void Dispose(bool disposing)
    {
        // Only a request that is disposed while it is being sent comes here.
        if (disposing)
        {
            _content.Original.Dispose();
        }

        base.Dispose(disposing);
    }
}
