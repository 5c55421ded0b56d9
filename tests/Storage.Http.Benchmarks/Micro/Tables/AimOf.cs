namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>What an aim is about.</summary>
enum AimOf
{
    /// <summary>Nanoseconds of a call, where there is a baseline those beyond it.</summary>
    Time,

    /// <summary>Bytes allocated by a call, where there is a baseline those beyond it.</summary>
    Bytes,
}
