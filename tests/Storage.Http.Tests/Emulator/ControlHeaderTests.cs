using System.Net;
using Storage.Http.Emulator;
using Storage.Http.Emulator.Faults;

namespace Storage.Http.Tests.Emulator;

public class ControlHeaderTests
{
    [Theory]
    [InlineData("SlowDown", 503)]
    [InlineData("SlowDown; status=429", 429)]
    [InlineData("error:Request has expired", 403)]
    [InlineData("html:502", 502)]
    [InlineData("pass", 200)]
    [InlineData("callback-failed", 203)]
    [InlineData("empty", 200)]
    public async Task Header_MakesTheRequestMeetTheFault(string text, int status)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);

        using var answer = await session.PutAsync("key", "x", ("x-emulator-fault", text));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotNull(Assert.Single(session.Emulator.Requests).Fault);
    }

    [Fact]
    public async Task Header_LeavesTheScriptUntouched()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var rule = session.Emulator.Faults.Next(Fault.Error("InternalError"));

        using var answer = await session.PutAsync("key", "x", ("x-emulator-fault", "SlowDown"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(1, rule.Remaining);
    }

    [Fact]
    public async Task Header_SwitchedOff_IsIgnored()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos, options => options.UseControlHeader = false);

        using var answer = await session.PutAsync("key", "x", ("x-emulator-fault", "SlowDown"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Header_ThatMakesNoSense_IsAnsweredWithWhatIsWrong()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);

        using var answer = await session.PutAsync("key", "x", ("x-emulator-fault", "SlowDwon"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("SlowDwon", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(session.Stored("key"));
    }

    public static TheoryData<string, Fault> Texts => new()
    {
        { "SlowDown", Fault.Error("SlowDown") },
        { "error:-29214", Fault.Error("-29214") },
        { "SlowDown;retry-after=2;effect", Fault.Error("SlowDown").WithHeader("Retry-After", "2").WithEffect() },
        { "Own; status=418; message=hello there", Fault.Error("Own", 418, "hello there") },
        { "embedded:SlowDown; blanks=3; every=200", Fault.Embedded("SlowDown").AfterBlanks(3, TimeSpan.FromMilliseconds(200)) },
        { "cut:12", Fault.Cut(12) },
        { "hang", Fault.Hang() },
        { "hang:after-headers", Fault.Hang(FaultPoint.AfterHeaders) },
        { "reset:in-body; bytes=5", Fault.Reset(FaultPoint.InBody, 5) },
        { "reset:request-body", Fault.Reset(FaultPoint.InRequestBody) },
        { "close", Fault.Close() },
        { "close:in-body; bytes=5", Fault.Close(FaultPoint.InBody, 5) },
        { "SlowDown; close=in-body", Fault.Error("SlowDown").ThenClose(FaultPoint.InBody) },
        { "wire:HTTP/1.1%20200%20OK%0D%0ACont", Fault.Wire("HTTP/1.1 200 OK\r\nCont"u8.ToArray()) },
        { "wire:HTTP/1.1 20; hang=after-body", Fault.Wire("HTTP/1.1 20"u8.ToArray()).ThenHang(FaultPoint.AfterBody) },
        { "InternalError; reset=after-body", Fault.Error("InternalError").ThenReset(FaultPoint.AfterBody) },
        { "SlowDown; hang=before-headers", Fault.Error("SlowDown").ThenHang(FaultPoint.BeforeHeaders) },
        { "slow:10; every=5", Fault.Slow(10, TimeSpan.FromMilliseconds(5)) },
        { "SlowDown; chunk=4; gzip; early; after=7", Fault.Error("SlowDown").InChunks(4, TimeSpan.Zero).Compressed().BeforeRequestBody().After(TimeSpan.FromMilliseconds(7)) },
        { "picture:-29214", Fault.PlaceholderPicture(-29214) },
        { "pass; no-effect", Fault.Pass.WithoutEffect() },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Parse_ReadsWhatTheMethodsSay(string text, Fault expected)
    {
        var plan = Fault.Parse(text).Plan;

        Assert.Equal(Shown(expected.Plan), Shown(plan));
    }

    [Theory]
    [InlineData("")]
    [InlineData("embedded")]
    [InlineData("nonsense:1")]
    [InlineData("SlowDown; status=abc")]
    [InlineData("SlowDown; status=42")]
    [InlineData("SlowDown; sttus=503")]
    [InlineData("hang:somewhere")]
    [InlineData("reset:request-body; effect")]
    [InlineData("pass; early")]
    [InlineData("pass; header=novalue")]
    [InlineData("cut:-1")]
    public void Parse_AnythingElse_IsAFormatException(string text) => Assert.Throws<FormatException>(() => Fault.Parse(text));

    // Lists and memory compare by reference within a record.
    static string Shown(FaultPlan plan) =>
        $"{plan with { Headers = [], Content = default }} {string.Join(',', plan.Headers)} {Convert.ToHexString(plan.Content.Span)}";
}
