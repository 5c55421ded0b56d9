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

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _content.Kept is { } kept ? stream.WriteAsync(kept, cancellationToken).AsTask()
        : _content.BeginKeptSend(stream, cancellationToken) is { } send ? send.SendAsync(context)
        : SendAsync(stream, context, cancellationToken);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_content.Kept is { } kept)
        {
            stream.Write(kept.Span);
        }
        else if (_content.BeginKeptSend(stream, cancellationToken) is { } send)
        {
            send.Send(context);
        }
        else
        {
            Send(stream, context, cancellationToken);
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

    async Task SendAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var done = _content.BeginSend();
        var observer = new SendObserver(stream);
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
            _content.EndSend(null, null, observer.WriteFailed || cancellationToken.IsCancellationRequested ? null : failure);
            done.SetResult();
        }
    }

    void Send(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var done = _content.BeginSend();
        var observer = new SendObserver(stream);
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
            _content.EndSend(null, null, observer.WriteFailed || cancellationToken.IsCancellationRequested ? null : failure);
            done.SetResult();
        }
    }
}
