using System.Net;

namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>A body that nobody reads in what is measured.</summary>
sealed class PreparedContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(Stream.Null);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
