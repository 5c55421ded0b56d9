using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>A signer inside our handler signs every attempt anew, on the caller's own request.</summary>
public class SigningTests
{
    public static TheoryData<bool, bool> Sends => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Sends))]
    public async Task Every_attempt_carries_one_signature_and_another_one(bool hasBody, bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, build: builder => builder.AddHttpMessageHandler(() => new SigningHandler()));
        session.Faults.Next(Fault.Error("SlowDown"), Fault.Reset(), Fault.Error("InternalError"));
        var request = Request.Of(HttpMethod.Put, "key?tagging-like=a%20b%2Bc", hasBody ? new StreamContent(new MemoryStream([1, 2, 3])) : null, ("x-cos-meta-name", "value"));

        using var response = async ? await session.SendAsync(request) : await Task.Run(() => session.Client.Http.Send(request));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["Signature 1", "Signature 2", "Signature 3", "Signature 4"], session.Received.Select(received => received.Headers["Authorization"]));
        Assert.Equal(["second-1", "second-2", "second-3", "second-4"], session.Received.Select(received => received.Headers["x-date"]));
        Assert.Equal(
            hasBody ? ["second-1", "second-2", "second-3", "second-4"] : [null, null, null, null],
            session.Received.Select(received => received.Headers.GetValueOrDefault("x-body-date")));
        Assert.All(session.Received, received => Assert.Equal("value", received.Headers["x-cos-meta-name"]));
        Assert.All(session.Received, received => Assert.Equal("tagging-like=a%20b%2Bc", received.Query));
        Assert.All(session.Received, received => Assert.Equal(hasBody ? 3 : 0, received.BodyLength));
    }

    [Fact]
    public async Task The_attempt_after_a_followed_redirect_starts_from_the_callers_request_again()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        session.Stage.Store("there", "hello");
        var there = new Uri(session.Client.Http.BaseAddress!, "there").ToString();
        session.Stage.Emulator.On(path: "/here").Answer(Fault.Body(307, default).WithHeader("Location", there)).Times(2);
        session.Stage.Emulator.On(path: "/there").Answer(Fault.Error("SlowDown"));

        using var response = await session.SendAsync(HttpMethod.Get, "here", null, ("Authorization", "Signature 1"));

        Assert.Equal("hello", await response.Content.ReadAsStringAsync());
        Assert.Equal(["/here", "/there", "/here", "/there"], session.Received.Select(received => received.Path[received.Path.LastIndexOf('/')..]));
        Assert.Equal(["Signature 1", null, "Signature 1", null], session.Received.Select(received => received.Headers.GetValueOrDefault("Authorization")));
    }
}
