namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>What a case is in its table.</summary>
enum CaseRole
{
    /// <summary>What would have to be done anyway; the others are shown by what they add to it.</summary>
    Baseline,

    /// <summary>This library.</summary>
    Ours,

    /// <summary>What users have instead.</summary>
    Peer,

    /// <summary>Less than the job, but no way of doing it can be faster.</summary>
    Limit,
}
