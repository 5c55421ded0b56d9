using System.Security.Authentication;
using System.Threading.RateLimiting;
using Polly.CircuitBreaker;
using Storage.Http.Requests;
using static Storage.Http.Tests.StubHandler;
using static Storage.Http.Tests.Telemetry.StoreWords;
using Reason = Storage.Http.StorageRetryReason;

namespace Storage.Http.Tests.Telemetry;

/// <summary>For each reason a call that meets it.</summary>
static class ReasonCases
{
    /// <summary>Reasons that nobody is told of by line or number, and why.</summary>
    internal static readonly IReadOnlyDictionary<Reason, string> Untold = new Dictionary<Reason, string>
    {
        [Reason.Succeeded] = "No failure; the counter of recovered calls tells of it.",
        [Reason.Cancelled] = "The caller knows, for it cancelled.",
    };

    internal static readonly IReadOnlyList<ReasonCase> All =
    [
        new(Reason.Throttled, Status(429), Good),
        new(Reason.TransientFault, Status(503), Good),
        new(Reason.RequestTimedOut, Status(408), Good),
        new(Reason.NeverSent, Throws(() => new HttpRequestException(HttpRequestError.ConnectionError)), Good),
        new(Reason.ConnectionLost, Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)), Good),
        new(Reason.UpstreamFailed, Status(424), Good),
        new(Reason.Conflicted, Error(409, "OperationAborted"), Good),
        new(Reason.ResultIncomplete, Status(200), CopyDone) { Request = Copy },
        new(Reason.IntegrityFailed, Error(400, "BadDigest"), Good),
        new(Reason.Repaired, Error(403, "RequestTimeTooSkewed"), Good) { Configure = o => o.Retry.Repair = (_, _) => new(true) },
        new(Reason.CallerAdded, Status(404), Good) { Configure = o => o.Retry.ShouldRetry = _ => true },
        new(Reason.NotRetryable, Status(403)),
        new(Reason.NotIdempotent, Status(503)) { Request = _ => new(HttpMethod.Post, "http://bucket.example.test/key") },
        new(Reason.SideEffect, Status(503)) { Request = _ => Put("x-oss-callback", "eyJ9") },
        new(Reason.NotReplayable, Status(503)) { Request = _ => Put(new StreamContent(new OneWayStream([1, 2]))) },
        new(Reason.AttemptsExhausted, Status(503)),
        new(Reason.KindLimitReached, Error(400, "BadDigest")),
        new(Reason.ServerDelayTooLong, Busy(61)),
        new(Reason.TotalTimeExceeded, Busy(40)) { Configure = o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(30) },
        new(Reason.BudgetExhausted, Status(503)) { Configure = o => o.Retry.Budget = new() { Capacity = 5, TimeoutCost = 5 } },
        new(Reason.RateLimited) { Configure = o => o.Throttling = new() { Limiter = Full() } },
        new(Reason.NotRepaired, Error(403, "RequestTimeTooSkewed")),
        new(Reason.PreSigned, Error(403, "RequestTimeTooSkewed")) { Request = now => SignedFor(now, 600) },
        new(Reason.UrlExpires, Busy(30)) { Request = now => SignedFor(now, 10) },
        new(Reason.CallerVetoed, Status(503)) { Configure = o => o.Retry.ShouldRetry = _ => false },
        new(Reason.Disabled, Status(503)) { Configure = o => o.Retry.MaxRetryAttempts = 0 },
        new(Reason.CertificateRefused, Throws(() => new HttpRequestException(HttpRequestError.SecureConnectionError, null, new AuthenticationException()))),
        new(Reason.ContentFailed, Status(200)) { Request = _ => Put(new StreamContent(new OneWayStream([1, 2], breakAt: 1))) },
        new(Reason.OuterRetryDecides, Status(503)) { Request = _ => Within(new(HttpMethod.Get, "http://bucket.example.test/key")) },
        new(Reason.UnknownException, Throws(() => new InvalidOperationException("a handler inside"))),
        new(Reason.Rejected, Throws(() => new BrokenCircuitException())),
    ];

    static HttpRequestMessage Within(HttpRequestMessage request)
    {
        RequestSettings.Of(request).BeginOuterRetry();
        return request;
    }

    static ConcurrencyLimiter Full()
    {
        var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = 0 });
        Assert.True(limiter.AttemptAcquire().IsAcquired);
        return limiter;
    }
}
