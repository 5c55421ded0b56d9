using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Storage nodes that hang, and go on after the first answer.</summary>
/// <remarks>The proxy gives them 2 s; a machine that is slower still is refused more than once.</remarks>
[Collection(SwiftTests.Name)]
public class StorageNodeTests(SwiftServer swift)
{
    [SwiftTheory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("COPY")]
    [InlineData("DELETE")]
    public async Task A_request_is_sent_again_and_succeeds(string operation)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Impatient);
        var bytes = Bytes.Of(20_000);
        await bucket.PutAsync("key", bytes);
        await using var pause = await swift.PauseAsync("a", "b");
        client.Wire.Answered = number => number == 1 ? pause.MendAsync() : Task.CompletedTask;

        using var response = operation switch
        {
            "PUT" => await client.SendAsync(HttpMethod.Put, bucket["written"], new ByteArrayContent(bytes)),
            "COPY" => await client.SendAsync(HttpMethod.Put, bucket["written"], null, ("x-amz-copy-source", $"/{bucket["key"]}")),
            _ => await client.SendAsync(new(operation), bucket["key"]),
        };

        Told.IsRecoveredFrom(response, "Retry TransientFault");
        var failed = response.GetStorageAttempts()[0].Error!;
        Assert.Equal((503, "ServiceUnavailable", StorageErrorKind.Transient), ((int)failed.WireStatusCode!, failed.Code, failed.Kind));
        Assert.Equal(response.GetStorageAttempts().Count, client.Wire.Sends.Count);
        switch (operation)
        {
            case "GET":
                Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
                break;
            case "DELETE":
                Assert.Null(await bucket.HashAsync("key"));
                break;
            default:
                Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("written"));
                break;
        }
    }

    [SwiftFact]
    public async Task Nodes_that_never_come_back_are_told_as_they_are()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Impatient, configure: options => options.Retry.MaxRetryAttempts = 1);
        await bucket.PutAsync("key", [1]);
        await using var pause = await swift.PauseAsync("a", "b");

        using var got = await client.SendAsync(HttpMethod.Get, bucket["key"]);

        Told.IsError(got, 503, "ServiceUnavailable", StorageErrorKind.Transient);
        Told.HasStory(got, "Retry TransientFault", "GiveUp AttemptsExhausted");
        Assert.Contains("<Code>ServiceUnavailable</Code>", await got.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SwiftFact]
    public async Task An_attempt_that_takes_too_long_is_given_up_for_another()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var client = new SwiftClient(swift.Patient, configure: options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(5));
        var bytes = Bytes.Of(20_000);
        await using var pause = await swift.PauseAsync("a", "b");
        client.Wire.Sending = number => number == 2 ? pause.MendAsync() : Task.CompletedTask;

        using var put = await client.SendAsync(HttpMethod.Put, bucket["written"], new ByteArrayContent(bytes));

        Told.IsRecoveredFrom(put, "Retry ConnectionLost");
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("written"));
    }

    [SwiftFact]
    public async Task A_complete_is_sent_again_and_succeeds()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        using var patient = new SwiftClient(swift.Patient);
        using var client = new SwiftClient(swift.Impatient);
        var upload = await Upload.BeginAsync(patient, bucket, "whole", parts: 2);
        await using var pause = await swift.PauseAsync("a", "b");
        client.Wire.Answered = number => number == 1 ? pause.MendAsync() : Task.CompletedTask;

        using var completed = await upload.CompleteAsync(client: client);

        Told.IsRecoveredFrom(completed, "Retry TransientFault");
        Assert.Equal(upload.Hash, await bucket.HashAsync("whole"));
    }
}
