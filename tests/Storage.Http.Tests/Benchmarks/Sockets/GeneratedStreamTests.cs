using Storage.Http.Benchmarks.Sockets.Load;

namespace Storage.Http.Tests.Benchmarks.Sockets;

public class GeneratedStreamTests
{
    [Fact]
    public async Task It_is_read_to_its_length_as_often_as_one_likes()
    {
        using var stream = new GeneratedStream(100_000);
        for (var round = 0; round < 2; round++)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);

            Assert.Equal((100_000, 100_000), (copy.Length, stream.Position));
            stream.Position = 0;
        }

        Assert.Equal((10, 15, 99_999), (stream.Seek(10, SeekOrigin.Begin), stream.Seek(5, SeekOrigin.Current), stream.Seek(-1, SeekOrigin.End)));
    }
}
