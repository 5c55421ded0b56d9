namespace Storage.Http.Telemetry;

/// <summary>The tags of a kind of failure as the meter takes them, made once for all attempts that fail so.</summary>
sealed class FailureSeries
{
    readonly KeyValuePair<string, object?>[] _tags;
    readonly int _ofRecovery;

    internal FailureSeries(FailureTags tags)
    {
        List<KeyValuePair<string, object?>> all =
        [
            new(StorageTags.Provider, tags.Provider),
            new(StorageTags.Kind, tags.Kind.ToString()),
            new(StorageTags.Method, tags.Method),
            .. tags.Server?.ToTags() ?? [],
        ];
        _ofRecovery = all.Count;
        all.Add(new(StorageTags.Reason, tags.Reason.ToString()));
        all.Add(new(StorageTags.ErrorType, tags.Type));
        if (tags.Status is { } status)
        {
            all.Add(new(StorageTags.StatusCode, status));
        }

        _tags = [.. all];
    }

    internal ReadOnlySpan<KeyValuePair<string, object?>> ForFailure => _tags;

    /// <summary>For a histogram, whose every series is as many as it has buckets.</summary>
    internal ReadOnlySpan<KeyValuePair<string, object?>> ForWait => _tags.AsSpan(0, _ofRecovery + 1);

    internal ReadOnlySpan<KeyValuePair<string, object?>> ForRecovery => _tags.AsSpan(0, _ofRecovery);
}
