using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Errors inside good answers: those worth it are retried until the operation is done, the others surface.</summary>
public class HiddenErrorsTests
{
    public static TheoryData<string, string, string, int, string, bool> Retried
    {
        get
        {
            var data = new TheoryData<string, string, string, int, string, bool>();
            foreach (var isGiven in (bool[])[true, false])
            {
                data.Add("TencentCos", "copy", "SlowDown", 503, "Retry: Throttled", isGiven);
                data.Add("TencentCos", "part copy", "InternalError", 500, "Retry: TransientFault", isGiven);
                data.Add("TencentCos", "complete", "ServiceUnavailable", 503, "Retry: TransientFault", isGiven);
                data.Add("TencentCos", "delete-multiple", "SlowDown", 503, "Retry: Throttled", isGiven);
                data.Add("TencentCi", "copy", "SlowDown", 500, "Retry: Throttled", isGiven); // its own rows for this code name no status
                data.Add("AlibabaOss", "copy", "InternalError", 500, "Retry: TransientFault", isGiven);
                data.Add("AlibabaOss", "complete", "QpsLimitExceeded", 429, "Retry: Throttled", isGiven);
                data.Add("TencentCoffer", "complete", "InternalError", 500, "Retry: TransientFault", isGiven);
                data.Add("QingStor", "copy", "internal_error", 500, "Retry: TransientFault", isGiven);
                data.Add("QingStor", "fetch", "fetch_throttled", 429, "Retry: Throttled", isGiven);
                data.Add("QingStor", "delete-multiple", "service_unavailable", 503, "Retry: TransientFault", isGiven);
                data.Add("S3", "copy", "SlowDown", 503, "Retry: Throttled", isGiven);
                data.Add("S3", "part copy", "InternalError", 500, "Retry: TransientFault", isGiven);
                data.Add("S3", "complete", "SlowDown", 503, "Retry: Throttled", isGiven);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Retried))]
    public async Task An_error_after_minutes_of_blanks_is_found_and_the_next_attempt_does_the_work(string store, string name, string code, int status, string story, bool isGiven)
    {
        var storeTime = new FakeTimeProvider { SkipDelays = true };
        await using var session = await HandledSession.StartAsync(store, options => options.Provider = isGiven ? BuiltInProviders.Find(store) : null, storeTime: storeTime);
        var operation = await StoreOperation.PrepareAsync(session.Stage, name);
        session.Faults.Next(Fault.Embedded(code).AfterBlanks(20, TimeSpan.FromSeconds(15)).InChunks(3, TimeSpan.Zero));

        using var response = await session.SendAsync(operation.Request());

        Assert.True(response.IsSuccessStatusCode);
        Assert.True(operation.IsDone);
        Assert.Equal(20, storeTime.Delays.Count);
        var error = response.GetStorageAttempts()[0].Error!;
        Assert.Equal((store, code, true), (error.Provider?.Name, error.Code, error.IsEmbedded));
        Assert.Equal((status, 200), ((int)error.StatusCode!, (int)error.WireStatusCode!));
        Assert.Equal(session.Received[0].RequestId, error.RequestId);
        Assert.Equal([story, "Succeed: Succeeded"], response.Story());
        Assert.Equal(2, session.Received.Count);
        Assert.Equal(session.Received[0].BodyHash, session.Received[1].BodyHash);
        Assert.Equal(session.Received[0].ToString(), session.Received[1].ToString());
    }

    [Theory]
    [InlineData("TencentCos")]
    [InlineData("AlibabaOss")]
    [InlineData("TencentCoffer")]
    [InlineData("S3")]
    public async Task An_InvalidPart_inside_a_200_surfaces_as_400_and_is_not_retried(string store)
    {
        await using var session = await HandledSession.StartAsync(store);
        var operation = await StoreOperation.PrepareAsync(session.Stage, "complete");
        session.Faults.Next(Fault.Embedded("InvalidPart", "Part 2 is not there.").AfterBlanks(3, TimeSpan.Zero));

        using var response = await session.SendAsync(operation.Request());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Bad Request", response.ReasonPhrase);
        Assert.Throws<HttpRequestException>(response.EnsureSuccessStatusCode);
        var error = response.GetStorageError()!;
        Assert.Equal(("InvalidPart", StorageErrorKind.InvalidRequest, HttpStatusCode.OK), (error.Code, error.Kind, error.WireStatusCode));
        Assert.Equal("Part 2 is not there.", error.Message);
        Assert.Equal(["GiveUp: NotRetryable"], response.Story());
        Assert.Single(session.Received);
        Assert.False(operation.IsDone);
    }

    [Theory]
    [InlineData("embedded:SlowDown; gzip")]
    [InlineData("embedded:SlowDown; chunk=1; hang=after-body")]
    public async Task A_hidden_error_is_found_packed_or_before_a_silence_without_end(string fault)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3, options => options.Retry.AttemptTimeout = TimeSpan.FromMinutes(1));
        var operation = await StoreOperation.PrepareAsync(session.Stage, "copy");
        session.Faults.Next(Fault.Parse(fault));

        var send = session.SendAsync(operation.Request());
        if (fault.Contains("hang", StringComparison.Ordinal))
        {
            await session.Received.WaitForAsync(1);
            session.Time.Advance(TimeSpan.FromMinutes(1));
        }

        using var response = await send;

        Assert.True(response.IsSuccessStatusCode);
        Assert.True(operation.IsDone);
        Assert.Equal(2, session.Received.Count);
    }

    [Fact]
    public async Task The_body_of_a_surfaced_error_is_the_callers_blanks_and_all()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        var operation = await StoreOperation.PrepareAsync(session.Stage, "complete");
        session.Faults.Next(Fault.Embedded("InvalidPart").AfterBlanks(300, TimeSpan.Zero));

        using var response = await session.SendAsync(operation.Request());
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(new string(' ', 300), body[..300]);
        Assert.StartsWith("<?xml", body[300..], StringComparison.Ordinal);
        Assert.EndsWith("</Error>", body.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(true, 503)]
    [InlineData(false, 200)]
    public async Task What_is_hidden_is_retried_whether_its_status_is_surfaced_or_not(bool surfaces, int status)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.SurfaceEmbeddedErrors = surfaces);
        var operation = await StoreOperation.PrepareAsync(session.Stage, "copy");
        session.Faults.Next(Fault.Embedded("SlowDown")).Always();

        using var response = await session.SendAsync(operation.Request());

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(4, session.Received.Count);
        Assert.Equal((503, 200), ((int)response.GetStorageError()!.StatusCode!, (int)response.GetStorageError()!.WireStatusCode!));
        Assert.Equal([1, 2, 4], session.Time.Delays.Select(delay => delay.TotalSeconds));
        Assert.Throws<StorageException>(response.EnsureStorageSuccess);
    }
}
