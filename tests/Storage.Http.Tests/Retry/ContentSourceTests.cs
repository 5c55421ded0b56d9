using System.Net.Http.Json;
using System.Text;
using Storage.Http.Retry;

namespace Storage.Http.Tests.Retry;

public class ContentSourceTests
{
    public static TheoryData<string, HttpContent?, bool> Contents => new()
    {
        { "none", null, true },
        { "bytes", new ByteArrayContent([1]), true },
        { "string", new StringContent("a"), true },
        { "form", new FormUrlEncodedContent([new("a", "b")]), true },
        { "memory", new ReadOnlyMemoryContent(new byte[1]), true },
        { "json", JsonContent.Create("a"), true },
        { "seekable stream", new StreamContent(new MemoryStream([1, 2])), true },
        { "one-way stream", new StreamContent(new OneWayStream([1, 2])), false },
        { "one-way stream of known length", WithLength(new StreamContent(new OneWayStream([1, 2])), 2), false },
        { "multipart of both", new MultipartFormDataContent { { new StringContent("a"), "a" }, { new StreamContent(new MemoryStream([1])), "b" } }, true },
        { "multipart with a one-way part", new MultipartContent { new StringContent("a"), new StreamContent(new OneWayStream([1])) }, false },
        { "a content of the caller's own", new OwnContent(), false },
        { "a class derived from a replayable one", new DerivedContent(), false },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void T4_replayable_by_type(string name, HttpContent? content, bool replayable)
    {
        Assert.Equal(replayable, ContentSources.Of(content) != ContentSource.OneWay);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void T4_judging_reads_nothing_and_leaves_no_length_behind()
    {
        var stream = new OneWayStream([1, 2, 3]);
        var content = new StreamContent(stream);

        ContentSources.Of(content);

        Assert.Equal(0, stream.Position);
        Assert.False(content.Headers.NonValidated.Contains("Content-Length"));
    }

    [Fact]
    public async Task T4_what_the_caller_has_loaded_into_memory_is_replayable_and_stays_as_it_was()
    {
        var content = new StreamContent(new OneWayStream([1, 2, 3]));
        await content.LoadIntoBufferAsync();

        Assert.Equal(ContentSource.Memory, ContentSources.Of(content));
        Assert.Equal(ContentSource.Memory, ContentSources.Of(content));
        Assert.False(content.Headers.NonValidated.Contains("Content-Length"));
    }

    static HttpContent WithLength(HttpContent content, long length)
    {
        content.Headers.ContentLength = length;
        return content;
    }

    sealed class OwnContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }

    sealed class DerivedContent() : StringContent("a", Encoding.UTF8);
}
