using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class FaultScriptTests
{
    [Fact]
    public async Task Next_GivesOneFaultToEachRequest_InOrder_ThenServiceResumes()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        var rule = session.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Pass, Fault.Error("InternalError"));

        List<int> statuses = [];
        for (var i = 0; i < 4; i++)
        {
            using var answer = await session.PutAsync("key", "x");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([503, 200, 500, 200], statuses);
        Assert.Equal(3, rule.Hits);
        Assert.Equal(0, rule.Remaining);
        Assert.Equal(["Error SlowDown", "Pass", "Error InternalError", null], session.Emulator.Requests.Select(request => request.Fault?.ToString()));
    }

    [Fact]
    public async Task Times_RepeatsTheRow_AlwaysNeverEnds()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        var twice = session.Emulator.On(HttpMethod.Get).Answer(Fault.Error("SlowDown"), Fault.Error("InternalError")).Times(2);
        var always = session.Emulator.On(HttpMethod.Head).Answer(Fault.Error("SlowDown")).Always();

        List<int> statuses = [];
        for (var i = 0; i < 5; i++)
        {
            using var get = await session.SendAsync(HttpMethod.Get, "key");
            using var head = await session.SendAsync(HttpMethod.Head, "key");
            statuses.Add((int)get.StatusCode);
            Assert.Equal(503, (int)head.StatusCode);
        }

        Assert.Equal([503, 500, 503, 500, 404], statuses);
        Assert.Equal(0, twice.Remaining);
        Assert.Equal(int.MaxValue, always.Remaining);
    }

    [Theory]
    [InlineData("PUT", null, null, true)]
    [InlineData("GET", null, null, false)]
    [InlineData(null, "/a b/c", null, true)]
    [InlineData(null, "/examplebucket-1250000000/a b/c", null, true)]
    [InlineData(null, "/a b/*", null, true)]
    [InlineData(null, "/a b/", null, false)]
    [InlineData(null, "/c", null, false)]
    [InlineData(null, "*", null, true)]
    [InlineData(null, null, "partNumber", true)]
    [InlineData(null, null, "partNumber=2", true)]
    [InlineData(null, null, "partNumber=1", false)]
    [InlineData(null, null, "part", false)]
    [InlineData("PUT", "/a b/c", "uploadId=x/y", true)]
    [InlineData("PUT", "/a b/c", "delete", false)]
    public async Task On_MatchesMethodPathAndQuery(string? method, string? path, string? query, bool matches)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.On(method is null ? null : new(method), path, query).Answer(Fault.Error("SlowDown"));

        using var answer = await session.PutAsync("a%20b/c?partNumber=2&uploadId=x%2Fy", "x");

        Assert.Equal(matches ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task On_AStore_LeavesTheOthersAlone()
    {
        await using var emulator = await StorageEmulator.StartAsync(new() { Providers = [StorageProvider.S3, StorageProvider.TencentCos] });
        emulator.On(provider: StorageProvider.TencentCos).Answer(Fault.Error("SlowDown"));
        using var client = new HttpClient();

        using var s3 = await client.GetAsync(emulator.BaseAddress(StorageProvider.S3));
        using var cos = await client.GetAsync(emulator.BaseAddress(StorageProvider.TencentCos));

        Assert.Equal(HttpStatusCode.OK, s3.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, cos.StatusCode);
    }

    [Fact]
    public async Task TheFirstRuleThatMatches_IsUsedUpBeforeTheNext()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.On(path: "/key").Answer(Fault.Error("SlowDown"));
        session.Emulator.Faults.Next(Fault.Error("InternalError"));

        using var other = await session.PutAsync("other", "x");
        using var first = await session.PutAsync("key", "x");
        using var second = await session.PutAsync("key", "x");

        Assert.Equal([500, 503, 200], new[] { other, first, second }.Select(answer => (int)answer.StatusCode));
    }

    [Fact]
    public async Task Clear_TakesAllFaultsBack()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("SlowDown")).Always();
        session.Emulator.Faults.Clear();

        using var answer = await session.PutAsync("key", "x");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task ARule_DoesNothingWithoutAnswer_AndTakesOneRowOnly()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        var rule = session.Emulator.On();

        using var answer = await session.PutAsync("key", "x");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Throws<ArgumentException>(() => rule.Answer());
        rule.Answer(Fault.Pass);
        Assert.Throws<InvalidOperationException>(() => rule.Answer(Fault.Pass));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Times(0));
    }

    [Fact]
    public async Task ConcurrentRequests_MeetEachFaultOnce()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("SlowDown")).Times(30);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            using var answer = await session.PutAsync($"key{number}", "x");
            return answer.StatusCode;
        }));

        Assert.Equal(30, answers.Count(status => status == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(70, session.Emulator.Objects.List(session.Provider).Count);
        Assert.Equal(100, session.Emulator.Requests.Total);
    }
}
