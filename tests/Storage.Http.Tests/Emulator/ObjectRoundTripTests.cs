using System.Net;

namespace Storage.Http.Tests.Emulator;

public class ObjectRoundTripTests
{
    public static TheoryData<string> Stores => EmulatorSession.StoreNames;

    [Theory, MemberData(nameof(Stores))]
    public async Task Put_ThenGet_BringsTheSameBytes(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);

        using var put = await session.SendAsync(HttpMethod.Put, "photos/1%20a%2Fb.jpg", new ByteArrayContent(bytes));
        using var get = await session.SendAsync(HttpMethod.Get, "photos/1%20a%2Fb.jpg");

        Assert.Equal(store == "QingStor" ? HttpStatusCode.Created : HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(bytes, await get.Content.ReadAsByteArrayAsync());
        Assert.Equal(bytes, session.Emulator.Objects.Find(session.Provider, "photos/1 a/b.jpg")!.Content.ToArray());
        Assert.Equal(put.Headers.ETag, get.Headers.ETag);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Put_ETag_IsTheMd5InTheStoresSpelling(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var put = await session.PutAsync("key", "hello");

        var md5 = store == "AlibabaOss" ? "5D41402ABC4B2A76B9719D911017C592" : "5d41402abc4b2a76b9719d911017c592";
        Assert.Equal($"\"{md5}\"", put.Headers.ETag!.Tag);
        Assert.Equal(md5, session.Emulator.Objects.Find(session.Provider, "key")!.ETag);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Answers_CarryTheStoresRequestId_AndNoTwoAreAlike(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var first = await session.PutAsync("key", "hello");
        using var second = await session.SendAsync(HttpMethod.Get, "key");

        var ids = session.Emulator.Requests.Select(request => request.RequestId).ToList();
        Assert.NotEqual(ids[0], ids[1]);
        foreach (var header in session.Provider.RequestIdHeaders) // Coffer has none that is known: its ids stand in its errors alone
        {
            Assert.Equal(ids, new[] { first, second }.Select(answer => Assert.Single(answer.Headers.GetValues(header))));
        }
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Head_TellsWhatGetWould_WithoutTheBody(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("key", "hello");

        using var head = await session.SendAsync(HttpMethod.Head, "key");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(5, head.Content.Headers.ContentLength);
        Assert.NotNull(head.Headers.ETag);
        Assert.NotNull(head.Content.Headers.LastModified);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Delete_RemovesTheObject_AndIsRepeatable(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("key", "hello");

        using var first = await session.SendAsync(HttpMethod.Delete, "key");
        using var second = await session.SendAsync(HttpMethod.Delete, "key");

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, second.StatusCode);
        Assert.Null(session.Stored("key"));
    }

    [Theory]
    [InlineData("bytes=1-3", "ell", "bytes 1-3/5")]
    [InlineData("bytes=3-", "lo", "bytes 3-4/5")]
    [InlineData("bytes=-2", "lo", "bytes 3-4/5")]
    [InlineData("bytes=-99", "hello", "bytes 0-4/5")]
    [InlineData("bytes=4-99", "o", "bytes 4-4/5")]
    public async Task Get_Range_BringsThatPart(string range, string expected, string contentRange)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Store("key", "hello");

        using var get = await session.SendAsync(HttpMethod.Get, "key", ("Range", range));

        Assert.Equal(HttpStatusCode.PartialContent, get.StatusCode);
        Assert.Equal(expected, await get.Content.ReadAsStringAsync());
        Assert.Equal(contentRange, get.Content.Headers.ContentRange!.ToString());
    }

    [Theory]
    [InlineData("bytes=5-", true)]
    [InlineData("bytes=-0", true)]
    [InlineData("bytes=3-1", false)]
    [InlineData("bytes=a-b", false)]
    [InlineData("bytes=0-1,3-4", false)]
    [InlineData("lines=1-2", false)]
    public async Task Get_RangeThatCannotBe_IsRefusedOutsideTheObject_ElseIgnored(string range, bool refused)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);
        session.Store("key", "hello");

        using var get = await session.SendAsync(HttpMethod.Get, "key", ("Range", range));
        var body = await get.Content.ReadAsStringAsync();

        Assert.Equal(refused ? HttpStatusCode.RequestedRangeNotSatisfiable : HttpStatusCode.OK, get.StatusCode);
        Assert.Contains(refused ? "<Code>InvalidRange</Code>" : "hello", body, StringComparison.Ordinal);
        Assert.Equal(refused ? "bytes */5" : null, get.Content.Headers.ContentRange?.ToString());
    }

    [Theory]
    [InlineData("If-Match", "\"5d41402abc4b2a76b9719d911017c592\"", 200)]
    [InlineData("If-Match", "\"other\"", 412)]
    [InlineData("If-None-Match", "\"5d41402abc4b2a76b9719d911017c592\"", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-Modified-Since", "Sat, 21 Nov 2026 08:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Sat, 21 Nov 2026 07:59:59 GMT", 200)]
    [InlineData("If-Unmodified-Since", "Sat, 21 Nov 2026 07:59:59 GMT", 412)]
    [InlineData("If-Unmodified-Since", "Sat, 21 Nov 2026 08:00:00 GMT", 200)]
    public async Task Get_Conditional_IsJudgedByETagAndDate(string header, string value, int status)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3, options => options.TimeProvider = new FakeTimeProvider());
        session.Store("key", "hello");

        using var get = await session.SendAsync(HttpMethod.Get, "key", (header, value));

        Assert.Equal(status, (int)get.StatusCode);
        Assert.Equal(status == 304, (await get.Content.ReadAsByteArrayAsync()).Length == 0);
    }

    [Theory]
    [InlineData("S3", "If-None-Match", "*", 412, "PreconditionFailed")]
    [InlineData("TencentCos", "x-cos-forbid-overwrite", "true", 409, "FileAlreadyExists")]
    [InlineData("AlibabaOss", "x-oss-forbid-overwrite", "true", 409, "FileAlreadyExists")]
    [InlineData("QingStor", "If-None-Match", "*", 412, "precondition_failed")]
    [InlineData("S3", "If-Match", "\"other\"", 412, "PreconditionFailed")]
    public async Task Put_ThatMustNotOverwrite_LeavesTheObject(string store, string header, string value, int status, string code)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("key", "old");

        using var put = await session.PutAsync("key", "new", (header, value));

        Assert.Equal(status, (int)put.StatusCode);
        Assert.Contains(code, await put.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("old", session.Stored("key"));
    }

    [Theory]
    [InlineData("TencentCos", "BadDigest", "InvalidDigest")]
    [InlineData("AlibabaOss", "InvalidDigest", "InvalidDigest")]
    [InlineData("QingStor", "bad_digest", "invalid_argument")]
    public async Task Put_ContentMd5_IsChecked(string store, string mismatch, string malformed)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var good = await session.PutAsync("key", "hello", ("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="));
        using var other = await session.PutAsync("other", "hello", ("Content-MD5", Convert.ToBase64String(new byte[16])));
        using var broken = await session.PutAsync("broken", "hello", ("Content-MD5", "hello"));

        Assert.True(good.IsSuccessStatusCode);
        Assert.Contains(mismatch, await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(malformed, await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(session.Stored("other"));
    }

    [Fact]
    public async Task Put_Metadata_ComesBackOnGet()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var content = new ByteArrayContent("hello"u8.ToArray());
        content.Headers.ContentType = new("image/jpeg");

        using var put = await session.SendAsync(HttpMethod.Put, "key", content, default, ("x-cos-meta-owner", "me"), ("Cache-Control", "max-age=5"));
        using var get = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("image/jpeg", get.Content.Headers.ContentType!.MediaType);
        Assert.Equal("me", Assert.Single(get.Headers.GetValues("x-cos-meta-owner")));
        Assert.Equal(TimeSpan.FromSeconds(5), get.Headers.CacheControl!.MaxAge);
        Assert.True(put.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Objects_Writes_CountsHowOftenAKeyWasWritten()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        using var first = await session.PutAsync("key", "1");
        using var second = await session.PutAsync("key", "2");
        using var other = await session.PutAsync("other", "3");

        Assert.Equal(2, session.Emulator.Objects.Find(session.Provider, "key")!.Writes);
        Assert.Equal(1, session.Emulator.Objects.Find(session.Provider, "other")!.Writes);
    }

    [Theory]
    [InlineData("TencentCos", "AppendPositionErr", "x-cos-next-append-position")]
    [InlineData("AlibabaOss", "PositionNotEqualToLength", "x-oss-next-append-position")]
    public async Task Append_GrowsTheObject_AndRefusesAnotherPosition(string store, string code, string header)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var first = await session.PostAsync("log?append&position=0", "abc");
        using var again = await session.PostAsync("log?append&position=0", "abc");
        using var second = await session.PostAsync("log?append&position=3", "de");

        Assert.Equal("3", Assert.Single(first.Headers.GetValues(header)));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains(code, await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(second.IsSuccessStatusCode);
        Assert.Equal("abcde", session.Stored("log"));
    }

    [Theory]
    [InlineData("AlibabaOss", "x-oss-callback")]
    [InlineData("TencentCos", "x-cos-callback")]
    public async Task Put_WithCallback_IsAnsweredByTheCallback(string store, string header)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var put = await session.PutAsync("key", "hello", (header, "eyJjYWxsYmFja1VybCI6IngifQ=="));

        Assert.Equal("""{"Status":"OK"}""", await put.Content.ReadAsStringAsync());
        Assert.Equal("hello", session.Stored("key"));
    }
}
