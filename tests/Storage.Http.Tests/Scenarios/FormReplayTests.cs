using System.Net;
using System.Security.Cryptography;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Uploads as a form: sent again when each of its parts can be.</summary>
public class FormReplayTests
{
    static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(100_000);

    [Fact]
    public async Task A_multipart_form_is_sent_again_byte_for_byte()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss);
        session.Faults.Next(Fault.Error("DownloadTrafficRateLimitExceeded"), Fault.Error("QpsLimitExceeded"), Fault.Body(204, default));
        using var form = new MultipartFormDataContent { { new StringContent("photo.png"), "key" }, { new StreamContent(new MemoryStream(Bytes)), "file", "photo.png" } };

        using var response = await session.SendAsync(HttpMethod.Post, "", form);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["Retry: Throttled", "Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Equal(await form.ReadAsByteArrayAsync(), session.Received[0].Body.ToArray());
        Assert.Equal(3, session.Received.Count);
        Assert.Single(session.Received.Select(request => request.BodyHash).Distinct());
        Assert.Single(session.Received.Select(request => request.Headers["Content-Type"]).Distinct());
    }

    [Theory]
    [InlineData("SlowDown", "GiveUp: NotReplayable")]
    [InlineData("NoSuchBucket", "GiveUp: NotRetryable")]
    public async Task A_form_with_a_one_way_part_is_sent_once(string code, string story)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error(code));
        using var form = new MultipartFormDataContent { { new StringContent("photo.png"), "key" }, { new StreamContent(new OneWayStream(Bytes)), "file", "photo.png" } };

        using var response = await session.SendAsync(HttpMethod.Post, "", form);

        Assert.Equal([story], response.Story());
        Assert.True(Assert.Single(session.Received).BodyLength > Bytes.Length);
    }
}
