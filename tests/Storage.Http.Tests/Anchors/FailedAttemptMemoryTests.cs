using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Anchors;

/// <summary>What a failed attempt adds to a call, in bytes: body and verdict, decision, line, measurements, and what hangs on the answer.</summary>
[Collection(Alone.Name)]
public class FailedAttemptMemoryTests
{
    const long Limit = 100 * 2048;

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    public void A_failed_attempt_costs_two_kilobytes_at_most(HttpStatusCode status, bool isRepeated)
    {
        using var call = new FailingCall();

        // The answers are the store's, a good call the one that it would have been.
        var ofError = Allocation.OfRuns(() => call.SendBare(status), long.MaxValue);
        var ofGood = isRepeated ? Allocation.OfRuns(() => call.SendHandled(HttpStatusCode.OK), long.MaxValue) : 0;
        var ofBoth = Allocation.OfRuns(() => call.SendHandled(status), ofError + ofGood + Limit);

        Assert.InRange(ofBoth - ofError - ofGood, 1, Limit);
        Assert.Equal(isRepeated, call.Sink.Lines > 0);
    }
}
