using System.Net;

namespace Storage.Http.Tests.Retry;

/// <summary>A network that takes so many bytes of the first requests and then breaks, or takes no more.</summary>
sealed class BreakingHandler(int breaks, int after) : HttpMessageHandler
{
    /// <summary>The largest chunk that contents are read in.</summary>
    public const int MaxChunk = 128 * 1024;

    int _attempts;

    /// <summary>Whether the writes stall instead of breaking, until they are cancelled.</summary>
    public bool Stalls { get; init; }

    /// <summary>How many bytes the first attempt handed over, the write that broke included.</summary>
    public long Taken { get; private set; }

    /// <summary>What the first good attempt brought.</summary>
    public byte[]? Received { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var wire = new Wire(this, _attempts++ < breaks ? after : int.MaxValue);
        await request.Content!.CopyToAsync(wire, cancellationToken);
        Received = wire.ToArray();
        return new(HttpStatusCode.OK);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var wire = new Wire(this, _attempts++ < breaks ? after : int.MaxValue);
        request.Content!.CopyTo(wire, null, cancellationToken);
        Received = wire.ToArray();
        return new(HttpStatusCode.OK);
    }

    sealed class Wire(BreakingHandler owner, int limit) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (owner.Stalls && Length + buffer.Length > limit)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            Write(buffer.Span);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            owner.Taken += owner._attempts == 1 ? buffer.Length : 0;
            if (Length + buffer.Length > limit)
            {
                throw new IOException("The connection was reset.");
            }

            base.Write(buffer.ToArray(), 0, buffer.Length);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
