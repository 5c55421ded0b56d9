using System.Text;
using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Good answers that are looked into: the caller gets what a plain client gets, byte for byte and header for header, after one request.</summary>
public class GoodResultsTests
{
    public static TheoryData<string, string> Operations => new()
    {
        { "TencentCos", "copy" }, { "TencentCos", "part copy" }, { "TencentCos", "complete" }, { "TencentCos", "delete-multiple" },
        { "TencentCi", "copy" }, { "TencentCi", "complete" },
        { "AlibabaOss", "copy" }, { "AlibabaOss", "part copy" }, { "AlibabaOss", "complete" }, { "AlibabaOss", "delete-multiple" },
        { "TencentCoffer", "complete" },
        { "QingStor", "copy" }, { "QingStor", "part copy" }, { "QingStor", "complete" }, { "QingStor", "delete-multiple" }, { "QingStor", "move" }, { "QingStor", "fetch" },
        { "S3", "copy" }, { "S3", "part copy" }, { "S3", "complete" }, { "S3", "delete-multiple" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public Task A_good_result_reaches_the_caller_as_it_came(string store, string operation) => AssertSameAsPlain(store, operation, "pass");

    [Theory]
    [InlineData("TencentCos", "copy")]
    [InlineData("AlibabaOss", "copy")]
    [InlineData("TencentCoffer", "complete")]
    [InlineData("QingStor", "delete-multiple")]
    [InlineData("S3", "complete")]
    public Task A_good_result_after_minutes_of_blanks_byte_by_byte_reaches_the_caller_as_it_came(string store, string operation) =>
        AssertSameAsPlain(store, operation, "pass; blanks=20; every=30000; chunk=1");

    [Theory]
    [InlineData("TencentCos", "complete")]
    [InlineData("S3", "copy")]
    public Task A_compressed_good_result_reaches_the_caller_compressed(string store, string operation) => AssertSameAsPlain(store, operation, "pass; gzip");

    [Theory]
    [InlineData("TencentCos")]
    [InlineData("AlibabaOss")]
    [InlineData("TencentCoffer")]
    [InlineData("QingStor")]
    [InlineData("S3")]
    public async Task A_listing_longer_than_the_limit_reaches_the_caller_whole(string store)
    {
        await using var session = await HandledSession.StartAsync(store, storeTime: new FakeTimeProvider());
        for (var i = 0; i < 1000; i++)
        {
            session.Stage.Store($"a-key-that-takes-its-place-in-the-listing/{i:d4}", "x");
        }

        var uri = store is "TencentCos" or "S3" or "AlibabaOss" ? "?list-type=2&prefix=a" : "?prefix=a";
        using var plain = await session.Stage.SendAsync(HttpMethod.Get, uri);
        using var response = await session.SendAsync(HttpMethod.Get, uri);
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.True(body.Length > 128 * 1024, "The listing is not longer than the limit.");
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), body);
        Assert.Contains("listing/0999", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Null(response.GetStorageError());
        Assert.Equal(2, session.Received.Count);
    }

    [Fact]
    public async Task A_deletion_of_many_keys_whose_answer_is_longer_than_the_limit_reaches_the_caller_whole()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, storeTime: new FakeTimeProvider());
        var list = new StringBuilder("<Delete>");
        for (var i = 0; i < 1000; i++)
        {
            list.Append(null, $"<Object><Key>a-key-that-takes-its-place-in-the-answer-to-the-deletion/{i:d4}</Key></Object>");
        }

        var request = list.Append("</Delete>").ToString();
        using var plain = await session.Stage.PostAsync("?delete", request);
        using var response = await session.SendAsync(HttpMethod.Post, "?delete", new StringContent(request));
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.True(body.Length > 64 * 1024, "The answer is not longer than the limit.");
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), body);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Null(response.GetStorageError());
    }

    [Theory]
    [InlineData("x-oss-callback")]
    [InlineData("x-cos-callback")]
    public async Task The_answer_of_a_server_called_back_is_the_callers_own(string header)
    {
        await using var session = await HandledSession.StartAsync(header == "x-oss-callback" ? "AlibabaOss" : "TencentCos");

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("x"), (header, "eyJjYWxsYmFja1VybCI6Imh0dHA6Ly9leGFtcGxlLmludmFsaWQifQ=="));

        Assert.Equal("""{"Status":"OK"}""", await response.Content.ReadAsStringAsync());
        Assert.Null(response.GetStorageError());
        Assert.Single(session.Received);
    }

    static async Task AssertSameAsPlain(string store, string name, string fault)
    {
        await using var session = await HandledSession.StartAsync(store, storeTime: new FakeTimeProvider { SkipDelays = true });
        await using var twin = await EmulatorSession.StartAsync(store, options => options.TimeProvider = new FakeTimeProvider { SkipDelays = true });
        var handled = await StoreOperation.PrepareAsync(session.Stage, name);
        var plain = await StoreOperation.PrepareAsync(twin, name);
        session.Faults.Next(Fault.Parse(fault));
        twin.Emulator.Faults.Next(Fault.Parse(fault));
        using var client = new HttpClient { BaseAddress = twin.Emulator.BaseAddress(twin.Provider) };

        using var expected = await client.SendAsync(plain.Request(), HttpCompletionOption.ResponseHeadersRead);
        using var response = await session.SendAsync(handled.Request());

        TakenAnswer.AssertSame(await TakenAnswer.TakeAsync(expected), await TakenAnswer.TakeAsync(response));
        Assert.True(response.IsSuccessStatusCode);
        Assert.True(handled.IsDone);
        Assert.Null(response.GetStorageError());
        Assert.Empty(response.GetStorageAttempts());
        Assert.Single(session.Received);
    }
}
