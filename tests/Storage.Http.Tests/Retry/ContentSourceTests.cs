using System.Net.Http.Json;
using System.Text;
using System.Threading.Channels;
using Storage.Http.Retry;
using static Storage.Http.Tests.StubHandler;

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
        { "json of a sequence", JsonContent.Create<IEnumerable<int>>([1, 2]), true },
        { "json of what comes in by and by", JsonContent.Create(Rows().ReadAllAsync()), false },
        { "the same, called an object", JsonContent.Create<object>(Channel.CreateUnbounded<string>().Reader.ReadAllAsync()), false },
        { "multipart with such", new MultipartContent { JsonContent.Create(Rows().ReadAllAsync()) }, false },
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

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 2)]
    public async Task T4_json_of_what_comes_in_by_and_by_is_never_sent_as_nothing(int buffer, int sends)
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = buffer);

        using var response = await client.SendAsync(HttpMethod.Put, content: JsonContent.Create(Rows().ReadAllAsync()));

        Assert.Equal(sends, store.Sent.Count);
        Assert.All(store.Sent, sent => Assert.Equal("[1,2]", Encoding.UTF8.GetString(sent.Body!)));
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

    static ChannelReader<int> Rows()
    {
        var rows = Channel.CreateUnbounded<int>();
        Assert.True(rows.Writer.TryWrite(1) && rows.Writer.TryWrite(2) && rows.Writer.TryComplete());
        return rows.Reader;
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
