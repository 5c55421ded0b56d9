using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Errors inside good answers that promise nothing in particular: listings and uploads.</summary>
public class UnpromisedResultsTests
{
    [Theory]
    [InlineData("TencentCos", "AccessDenied", 403)]
    [InlineData("S3", "InternalError", 500)]
    public async Task An_error_inside_a_listing_is_surfaced(string store, string code, int status)
    {
        await using var session = await HandledSession.StartAsync(store, options => options.Retry.MaxRetryAttempts = 0);
        session.Faults.Next(Fault.Embedded(code));

        using var response = await session.SendAsync(HttpMethod.Get, "?list-type=2&prefix=a");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, response.GetStorageError()!.Code);
        Assert.Equal(200, (int)response.GetStorageError()!.WireStatusCode!);
        Assert.Contains($"<Code>{code}</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TencentCos", "InternalError", "Retry: TransientFault")]
    [InlineData("AlibabaOss", "NoSuchBucket", "GiveUp: NotRetryable")]
    public async Task An_error_inside_the_answer_to_an_upload_is_found(string store, string code, string story)
    {
        await using var session = await HandledSession.StartAsync(store);
        session.Faults.Next(Fault.Embedded(code));

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("hello"));

        Assert.Equal(story, response.Story()[0]);
        Assert.Equal(story.StartsWith("Retry", StringComparison.Ordinal) ? "hello" : null, session.Stage.Stored("key"));
        Assert.Equal(session.Stage.Stored("key") is not null, response.IsSuccessStatusCode);
    }
}
