using System.Net;

namespace Storage.Http.Tests.Scenarios;

/// <summary>What a failed attempt adds to a call, in bytes: body and verdict, decision, line, measurements, and what hangs on the answer.</summary>
[Collection(Alone.Name)]
public class FailedAttemptMemoryTests
{
    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, true, 2048)]
    [InlineData(HttpStatusCode.NotFound, false, 2560)]
    public void A_failed_attempt_costs_little_more_than_its_strings(HttpStatusCode status, bool isRepeated, int limit)
    {
        using var call = new FailingCall();

        // The answers are the store's, a good call the one that it would have been.
        var ofError = Allocation.OfRuns(() => call.SendBare(status), long.MaxValue);
        var ofGood = isRepeated ? Allocation.OfRuns(() => call.SendHandled(HttpStatusCode.OK), long.MaxValue) : 0;
        var ofBoth = Allocation.OfRuns(() => call.SendHandled(status), ofError + ofGood + (100 * limit));

        Assert.InRange(ofBoth - ofError - ofGood, 1, 100 * limit);
        Assert.Equal(isRepeated, call.Sink.Lines > 0);
    }
}
