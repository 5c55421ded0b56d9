using System.Net;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>A machine whose clock is wrong: its signatures are refused until Repair has mended the signing handler's time.</summary>
[Collection(SwiftTests.Name)]
public class ClockSkewTests(SwiftServer swift)
{
    [SwiftTheory]
    [InlineData(-15)]
    [InlineData(15)]
    public async Task A_skew_is_repaired_by_what_the_server_says_of_its_time(int minutes)
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        var machine = new WrongClock(TimeSpan.FromMinutes(minutes));
        var clock = new SigningClock(machine);
        var offsets = new List<TimeSpan?>();
        using var client = new SwiftClient(swift.Patient, clock: clock, configure: options =>
        {
            options.TimeProvider = machine;
            options.Retry.Repair = (failure, _) =>
            {
                offsets.Add(failure.ClockOffset);
                clock.Offset = failure.ClockOffset ?? default;
                return ValueTask.FromResult(failure.Error.Kind == StorageErrorKind.ClockSkew);
            };
        });
        var bytes = Bytes.Of(10_000);

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new ByteArrayContent(bytes));
        using var next = await client.SendAsync(HttpMethod.Get, bucket["key"]);

        Told.IsRecovered(put, "Retry Repaired");
        Assert.Equal("RequestTimeTooSkewed", put.GetStorageAttempts()[0].Error!.Code);
        Assert.Equal(SignatureV4.Hash(bytes), await bucket.HashAsync("key"));
        Assert.InRange(Assert.Single(offsets)!.Value, TimeSpan.FromMinutes(-minutes - 1), TimeSpan.FromMinutes(-minutes + 1));

        // The clock stays mended: the next call is signed rightly at once.
        Told.IsNothing(next);
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK], client.Wire.Statuses);
        Assert.All(client.Wire.Sends, send => Assert.Single(send.Authorizations));
        Assert.Equal(3, client.Wire.Sends.SelectMany(send => send.Authorizations).Distinct().Count());
    }

    [SwiftFact]
    public async Task Without_Repair_the_skew_is_told_and_nothing_is_sent_again()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        var machine = new WrongClock(TimeSpan.FromMinutes(-15));
        using var client = new SwiftClient(swift.Patient, clock: new(machine));

        using var put = await client.SendAsync(HttpMethod.Put, bucket["key"], new ByteArrayContent([1]));

        Told.IsError(put, 403, "RequestTimeTooSkewed", StorageErrorKind.ClockSkew);
        Told.HasStory(put, "GiveUp NotRepaired");
        Assert.Null(await bucket.HashAsync("key"));
    }

    [SwiftFact]
    public async Task A_HEAD_has_no_code_that_could_tell_a_wrong_clock_from_a_wrong_key()
    {
        using var bucket = await SwiftBucket.CreateAsync(swift);
        var machine = new WrongClock(TimeSpan.FromMinutes(-15));
        var asked = false;
        using var client = new SwiftClient(swift.Patient, clock: new(machine), configure: options => options.Retry.Repair = (_, _) => ValueTask.FromResult(asked = true));
        await bucket.PutAsync("key", [1]);

        using var head = await client.SendAsync(HttpMethod.Head, bucket["key"]);

        Told.IsError(head, 403, null, StorageErrorKind.Permission);
        Told.HasStory(head, "GiveUp NotRetryable");
        Assert.False(asked);
    }
}
