using System.Diagnostics;

namespace Storage.Http.Telemetry;

/// <summary>Tells the current span of failed attempts: the call's own, or, where nobody asked for that one, the caller's.</summary>
static class AttemptTrace
{
    internal static void Failed(Activity span, StorageAttempt attempt, StorageError error)
    {
        var code = LogText.Clean(error.Code, 128);
        var requestId = LogText.Clean(error.RequestId, 256);
        span.AddEvent(new(StorageTags.AttemptFailed, tags: EventOf(attempt, error, code, requestId)));
        if (attempt.Decision != StorageAttemptDecision.GiveUp)
        {
            return;
        }

        span.SetTag(StorageTags.Code, code).SetTag(StorageTags.Kind, error.Kind.ToString()).SetTag(StorageTags.RequestId, requestId);
        SetResends(span, attempt.Number);

        // Whether the caller's own span has failed is for the caller to say.
        if (span.Source == CallSpan.Source)
        {
            span.SetTag(StorageTags.Provider, FailureClass.ProviderOf(error))
                .SetTag(StorageTags.StatusCode, (int?)error.WireStatusCode)
                .SetTag(StorageTags.Reason, attempt.Reason.ToString())
                .SetTag(StorageTags.ErrorType, FailureClass.TypeOf(error))
                .SetStatus(ActivityStatusCode.Error, error.ToString());
        }
    }

    internal static void Recovered(Activity span, int resends) => SetResends(span, resends);

    static ActivityTagsCollection EventOf(StorageAttempt attempt, StorageError error, string? code, string? requestId)
    {
        var tags = new ActivityTagsCollection
        {
            { StorageTags.Code, code ?? FailureClass.TypeOf(error) },
            { StorageTags.Kind, error.Kind.ToString() },
            { StorageTags.RequestId, requestId },
            { StorageTags.ResendCount, attempt.Number },
            { StorageTags.Decision, attempt.Decision.ToString() },
            { StorageTags.Reason, attempt.Reason.ToString() },
        };
        if (error.WireStatusCode is { } status)
        {
            tags.Add(StorageTags.StatusCode, (int)status);
        }

        if (attempt.Decision == StorageAttemptDecision.Retry)
        {
            tags.Add(StorageTags.Delay, attempt.Delay.TotalSeconds);
        }

        return tags;
    }

    static void SetResends(Activity span, int resends)
    {
        if (resends > 0)
        {
            span.SetTag(StorageTags.ResendCount, resends);
        }
    }
}
