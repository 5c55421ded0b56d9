namespace Storage.Http.Pacing;

/// <summary>What the pace of a store is doing.</summary>
enum PacePhase
{
    /// <summary>Nothing was refused of late: nobody waits.</summary>
    Free,

    /// <summary>Something was refused, and the limit is not known yet: the rate doubles every second until the next refusal.</summary>
    Searching,

    /// <summary>The rate moves about the limit.</summary>
    Steady,

    /// <summary>The store serves far less than it used to: the rate seeks the way back up, at the price of more refusals.</summary>
    Recovering,
}
